import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellField, FormSection } from '#renderer/components/form/form-types.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { matchParties, matchProducts, pickParty, pickProduct } from '#renderer/lib/pickers.ts';

export interface HeadLabels {
  partyName?: string | null;
  productName?: string | null;
}

/** The fields of the title block, for its form and for the cells of the list. */
export function useHeadFields() {
  const { t } = useTranslation('specifications');
  const { choices } = usePeople();
  return useMemo(
    () =>
      ({
        title: { kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 },
        ownerUserId: { kind: 'choice', name: 'ownerUserId', label: t('field.owner'), choices },
        partyId: {
          kind: 'reference',
          name: 'partyId',
          label: t('field.partyName'),
          isRequired: true,
          load: pickParty,
          match: matchParties,
        },
        productId: {
          kind: 'reference',
          name: 'productId',
          label: t('field.product'),
          load: pickProduct,
          match: matchProducts,
        },
        model: { kind: 'text', name: 'model', label: t('field.model') },
        note: { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 },
      }) satisfies Record<string, CellField>,
    [t, choices],
  );
}

/** Title block of a specification. */
export function useHeadSection(labels: HeadLabels): FormSection {
  const { t } = useTranslation('specifications');
  const fields = useHeadFields();
  return {
    title: t('section.head'),
    fields: [
      fields.title,
      fields.ownerUserId,
      { ...fields.partyId, selectedLabel: labels.partyName ?? null },
      { ...fields.productId, selectedLabel: labels.productName ?? null },
      fields.model,
      fields.note,
    ],
  };
}
