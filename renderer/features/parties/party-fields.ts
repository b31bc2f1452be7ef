import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GRADES } from '#contract/parties/parties.schema.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { usePeople } from '#renderer/lib/people.ts';

/** The fields of a company, for its form and for the cells of the list. */
export function usePartyFields() {
  const { t } = useTranslation('parties');
  const people = usePeople();
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
        region: { kind: 'text', name: 'region', label: t('field.region') },
        industry: { kind: 'text', name: 'industry', label: t('field.industry') },
        address: { kind: 'text', name: 'address', label: t('field.address'), span: 2 },
        note: { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 },
      }) satisfies Record<string, CellField>,
    [t, people.choices],
  );
}
