import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { UNIT_STATUSES } from '#contract/units/lifecycle.ts';
import { UNIT_KINDS, type UnitRow } from '#contract/units/units.schema.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { useUnitCells } from './unit-cells.ts';
import { STATUS_TONES } from './unit-words.ts';

/** What it is, where it is, in which state; the numbers of the works wait in the column chooser. */
export function useUnitColumns(): GridColumn<UnitRow>[] {
  const { t } = useTranslation('units');
  const codes = useCodes();
  const cells = useUnitCells();
  return useMemo(() => {
    const statuses = UNIT_STATUSES.map((status) => ({ value: status, word: t(`status.${status}`) }));
    const kinds = UNIT_KINDS.map((kind) => ({ value: kind, word: t(`kind.${kind}`) }));
    const day = (at: number) => formatInstant(at).slice(0, 10);
    return [
      {
        id: 'barcode',
        header: t('field.barcode'),
        width: 142,
        kind: 'code',
        value: (row) => row.barcode,
        edit: cells.barcode,
        isKey: true,
      },
      { id: 'name', header: t('field.name'), width: 104, kind: 'text', value: (row) => row.name },
      {
        id: 'status',
        header: t('field.status'),
        width: 92,
        kind: 'state',
        value: (row) => row.status,
        text: (row) => t(`status.${row.status}`),
        cell: (row) => <StateBadge tone={STATUS_TONES[row.status]} word={t(`status.${row.status}`)} />,
        options: statuses,
      },
      {
        id: 'rootBarcode',
        header: t('field.machine'),
        width: 120,
        kind: 'code',
        value: (row) => (row.parentUnitId === null ? '' : row.rootBarcode),
      },
      {
        id: 'position',
        header: t('field.position'),
        width: 130,
        kind: 'text',
        value: (row) => row.position,
        text: (row) => codes.word('position', row.position),
        options: codes.options('position'),
      },
      { id: 'siteName', header: t('field.site'), width: 92, kind: 'text', value: (row) => row.siteName },
      { id: 'partyName', header: t('field.party'), width: 92, kind: 'text', value: (row) => row.partyName },
      {
        id: 'sinceAt',
        header: t('field.since'),
        width: 92,
        kind: 'instant',
        value: (row) => row.sinceAt,
        text: (row) => day(row.sinceAt),
        filter: false,
      },
      {
        id: 'kind',
        header: t('field.kind'),
        width: 64,
        kind: 'text',
        value: (row) => row.kind,
        text: (row) => t(`kind.${row.kind}`),
        options: kinds,
        filter: 'values',
        isHidden: true,
      },
      {
        id: 'product',
        header: t('field.product'),
        width: 110,
        kind: 'text',
        value: (row) => row.product,
        edit: cells.productId,
        isHidden: true,
      },
      {
        id: 'part',
        header: t('field.part'),
        width: 120,
        kind: 'text',
        value: (row) => row.part,
        edit: cells.partId,
        isHidden: true,
      },
      {
        id: 'drawingNo',
        header: t('field.drawingNo'),
        width: 100,
        kind: 'code',
        value: (row) => row.drawingNo,
        isHidden: true,
      },
      {
        id: 'factoryNo',
        header: t('field.factoryNo'),
        width: 110,
        kind: 'code',
        value: (row) => row.factoryNo,
        edit: cells.factoryNo,
        isHidden: true,
      },
      {
        id: 'lotNo',
        header: t('field.lotNo'),
        width: 90,
        kind: 'code',
        value: (row) => row.lotNo,
        edit: cells.lotNo,
        isHidden: true,
      },
      {
        id: 'madeOn',
        header: t('field.madeOn'),
        width: 94,
        kind: 'date',
        value: (row) => row.madeOn,
        edit: cells.madeOn,
        isHidden: true,
      },
      {
        id: 'orderNo',
        header: t('field.order'),
        width: 108,
        kind: 'code',
        value: (row) => row.orderNo,
        isHidden: true,
      },
      {
        id: 'certificateNo',
        header: t('field.certificateNo'),
        width: 110,
        kind: 'code',
        value: (row) => row.certificateNo,
        edit: cells.certificateNo,
        isHidden: true,
      },
      {
        id: 'runningHours',
        header: t('field.runningHours'),
        width: 90,
        kind: 'number',
        value: (row) => row.runningHours,
        isHidden: true,
      },
      {
        id: 'lastAt',
        header: t('field.lastAt'),
        width: 92,
        kind: 'instant',
        value: (row) => row.lastAt,
        text: (row) => day(row.lastAt),
        filter: false,
        isHidden: true,
      },
    ];
  }, [t, codes, cells]);
}
