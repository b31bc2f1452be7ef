import { useTranslation } from 'react-i18next';
import type { ItemRow } from '#contract/specifications/specifications.schema.ts';
import type { FormValues, LinesField } from '#renderer/components/form/form-types.ts';

const emptyLine = (): FormValues => ({});

/** The grid of technical items: typed row by row, Enter in the last cell adds the next. */
export function useItemLines(): LinesField {
  const { t } = useTranslation('specifications');
  return {
    kind: 'lines',
    name: 'items',
    label: t('item.title'),
    span: 3,
    emptyLine,
    minLines: 1,
    columns: [
      { kind: 'text', name: 'clause', label: t('item.clause'), width: 68 },
      { kind: 'text', name: 'parameter', label: t('item.parameter'), isRequired: true },
      { kind: 'text', name: 'value', label: t('item.value'), width: 118 },
      { kind: 'text', name: 'unit', label: t('item.unit'), width: 74 },
      { kind: 'text', name: 'tolerance', label: t('item.tolerance'), width: 84 },
      { kind: 'text', name: 'verification', label: t('item.verification'), width: 110 },
      { kind: 'text', name: 'note', label: t('item.note'), width: 120 },
    ],
  };
}

/** Stored items as the form holds them. */
export function lineValues(items: readonly ItemRow[]): FormValues[] {
  return items.map(({ seq: _seq, ...fields }) => fields);
}
