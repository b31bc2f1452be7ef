import { useTranslation } from 'react-i18next';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { pickParty, pickProduct } from '#renderer/lib/pickers.ts';

export interface HeadLabels {
  partyName?: string | null;
  productName?: string | null;
}

/** Title block of a specification. */
export function useHeadSection(labels: HeadLabels): FormSection {
  const { t } = useTranslation('specifications');
  const people = usePeople();
  return {
    title: t('section.head'),
    fields: [
      { kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 },
      { kind: 'choice', name: 'ownerUserId', label: t('field.owner'), choices: people.choices },
      {
        kind: 'reference',
        name: 'partyId',
        label: t('field.partyName'),
        isRequired: true,
        load: pickParty,
        selectedLabel: labels.partyName ?? null,
      },
      {
        kind: 'reference',
        name: 'productId',
        label: t('field.product'),
        load: pickProduct,
        selectedLabel: labels.productName ?? null,
      },
      { kind: 'text', name: 'model', label: t('field.model') },
      { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 },
    ],
  };
}
