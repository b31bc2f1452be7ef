import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DetailColumn } from '#renderer/components/record/detail-table.tsx';

interface PlacedUnit {
  barcode: string;
  machineBarcode: string | null;
  siteName: string | null;
}

/** A unit in the scope of a recall, and where it is: in which machine, at which site, or in store. */
export function useUnitColumns<Row extends PlacedUnit>(): DetailColumn<Row>[] {
  const { t } = useTranslation('recalls');
  return [
    {
      id: 'barcode',
      header: t('field.barcode'),
      cell: ({ barcode }) => (
        <Link to="/units/$barcode" params={{ barcode }} className="mw-mono">
          {barcode}
        </Link>
      ),
    },
    {
      id: 'where',
      header: t('field.where'),
      cell: ({ machineBarcode, siteName }) =>
        [machineBarcode, siteName].filter(Boolean).join(' · ') || t('inStore'),
    },
  ];
}
