import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { matchProducts, pickPart, pickProduct } from '#renderer/lib/pickers.ts';

/** What may be written about a unit in its list; its code, its place and its life have acts of their own. */
export function useUnitCells() {
  const { t } = useTranslation('units');
  return useMemo(
    () =>
      ({
        barcode: { kind: 'text', name: 'barcode', label: t('field.barcode'), isRequired: true },
        productId: {
          kind: 'reference',
          name: 'productId',
          label: t('field.product'),
          load: pickProduct,
          match: matchProducts,
        },
        partId: { kind: 'reference', name: 'partId', label: t('field.part'), load: pickPart },
        factoryNo: { kind: 'text', name: 'factoryNo', label: t('field.factoryNo') },
        lotNo: { kind: 'text', name: 'lotNo', label: t('field.lotNo') },
        madeOn: { kind: 'date', name: 'madeOn', label: t('field.madeOn') },
        certificateNo: { kind: 'text', name: 'certificateNo', label: t('field.certificateNo') },
      }) satisfies Record<string, CellField>,
    [t],
  );
}
