import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellField } from '#renderer/components/form/form-types.ts';

/** The fields of a product model, for its form and for the cells of the list. */
export function useProductFields() {
  const { t } = useTranslation('products');
  return useMemo(
    () =>
      ({
        code: { kind: 'text', name: 'code', label: t('field.code'), isRequired: true },
        name: { kind: 'text', name: 'name', label: t('field.name'), isRequired: true },
        family: { kind: 'text', name: 'family', label: t('field.family'), isRequired: true },
        uom: { kind: 'text', name: 'uom', label: t('field.uom') },
        gtin: { kind: 'text', name: 'gtin', label: t('field.gtin'), inputMode: 'numeric' },
        factoryNoForm: {
          kind: 'text',
          name: 'factoryNoForm',
          label: t('field.factoryNoForm'),
          hint: t('field.factoryNoFormHint'),
        },
      }) satisfies Record<string, CellField>,
    [t],
  );
}
