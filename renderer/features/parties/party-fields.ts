import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GRADES, PARTY_ROLES } from '#contract/parties/parties.schema.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { usePeople } from '#renderer/lib/people.ts';

/** The fields of a company, for its form and for the cells of the list. */
export function usePartyFields() {
  const { t } = useTranslation('parties');
  const people = usePeople();
  const roles = useRoleWords();
  return useMemo(
    () =>
      ({
        name: { kind: 'text', name: 'name', label: t('field.name'), isRequired: true },
        fullName: { kind: 'text', name: 'fullName', label: t('field.fullName'), span: 2 },
        creditCode: { kind: 'text', name: 'creditCode', label: t('field.creditCode') },
        grade: {
          kind: 'choice',
          name: 'grade',
          label: t('field.grade'),
          choices: GRADES.map((value) => ({ value, word: value })),
        },
        ownerUserId: {
          kind: 'choice',
          name: 'ownerUserId',
          label: t('field.owner'),
          choices: people.choices,
        },
        roles: { kind: 'text', name: 'roles', label: t('field.roles'), ...roles },
        region: { kind: 'text', name: 'region', label: t('field.region') },
        industry: { kind: 'text', name: 'industry', label: t('field.industry') },
        address: { kind: 'text', name: 'address', label: t('field.address'), span: 2 },
        note: { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 },
      }) satisfies Record<string, CellField>,
    [t, people.choices, roles],
  );
}

/** Several roles in one cell, parted as people part them: 船厂、船东. A role is named by its word, code or initials. */
function useRoleWords() {
  const codes = useCodes();
  return useMemo(() => {
    const options = codes.options('party_role');
    const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();
    const roleOf = (text: string) =>
      options.find(({ value, word, keywords }) =>
        [value, word, ...keywords.split(/\s+/u)].map(fold).includes(fold(text)),
      )?.value;
    return {
      read: (text: string): unknown => {
        const typed = text.split(/[、,，;；/|]/u).filter((part) => part.trim() !== '');
        // A role of two words stays whole; roles parted by blanks do not.
        const parts = typed.flatMap((part) => (roleOf(part) ? [part] : part.trim().split(/\s+/u)));
        const found = parts.map((part) => PARTY_ROLES.find((role) => role === roleOf(part)));
        return found.includes(undefined) ? undefined : [...new Set(found)];
      },
      show: (value: unknown): string =>
        Array.isArray(value) ? value.map((role) => codes.word('party_role', String(role))).join('、') : '',
    };
  }, [codes]);
}
