import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DECISION_LEVELS } from '#contract/parties/parties.schema.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { matchParties, pickParty } from '#renderer/lib/pickers.ts';

/** The fields of a person, for the form, the dialog of the company and the cells of the list. */
export function useContactFields() {
  const { t } = useTranslation('parties');
  const { t: own } = useTranslation('contacts');
  return useMemo(
    () =>
      ({
        partyId: {
          kind: 'reference',
          name: 'partyId',
          label: own('field.party'),
          isRequired: true,
          load: pickParty,
          match: matchParties,
        },
        name: { kind: 'text', name: 'name', label: t('contact.name'), isRequired: true },
        title: { kind: 'text', name: 'title', label: t('contact.post') },
        decisionLevel: {
          kind: 'choice',
          name: 'decisionLevel',
          label: t('contact.level'),
          choices: DECISION_LEVELS.map((value) => ({ value, word: t(`level.${value}`) })),
        },
        phone: { kind: 'text', name: 'phone', label: t('contact.phone'), inputMode: 'tel' },
        wechat: { kind: 'text', name: 'wechat', label: t('contact.wechat') },
        email: { kind: 'text', name: 'email', label: t('contact.email'), inputMode: 'email' },
        note: { kind: 'textarea', name: 'note', label: t('contact.note'), span: 2 },
      }) satisfies Record<string, CellField>,
    [t, own],
  );
}
