import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlannedPart } from '#contract/units/build-in.schema.ts';
import { type DetailColumn, DetailTable } from '#renderer/components/record/detail-table.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { usePositionWord } from './unit-words.ts';

interface BuildTableProps {
  rows: readonly PlannedPart[];
  placeOf: (row: PlannedPart) => string;
  onPlace: (barcode: string, position: string) => void;
}

/** Every scanned part with its place; what cannot go in says why. */
export function BuildTable({ rows, placeOf, onPlace }: BuildTableProps) {
  const { t } = useTranslation('units');
  const columns: DetailColumn<PlannedPart>[] = [
    {
      id: 'code',
      header: t('field.barcode'),
      width: 190,
      cell: (row) => <span className="mw-mono">{row.barcode ?? row.code}</span>,
    },
    {
      id: 'what',
      header: t('field.part'),
      cell: (row) => [row.name, row.drawingNo].filter(Boolean).join(' · '),
    },
    {
      id: 'position',
      header: t('field.position'),
      width: 170,
      cell: (row) => <PlaceInput row={row} value={placeOf(row)} onPlace={onPlace} />,
    },
    { id: 'state', header: t('field.status'), width: 200, cell: (row) => <Judged row={row} /> },
  ];
  return (
    <DetailTable
      label={t('build.plan')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      empty={t('build.nothing')}
    />
  );
}

function PlaceInput({
  row,
  value,
  onPlace,
}: { row: PlannedPart; value: string } & Pick<BuildTableProps, 'onPlace'>) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const { barcode } = row;
  if (barcode === null || row.position === null) return null;
  // A place the bill knows by its code is shown by its word; typing gives another place.
  if (row.isOnBill) return <span>{positionWord(value)}</span>;
  return (
    <TextInput
      size="xs"
      aria-label={t('build.placeOf', { code: barcode })}
      value={value}
      onChange={(event) => onPlace(barcode, event.currentTarget.value)}
    />
  );
}

function Judged({ row }: { row: PlannedPart }) {
  const { t } = useTranslation('units');
  if (row.problem === null)
    return (
      <StateBadge tone={row.isOnBill ? 'ok' : 'off'} word={t(row.isOnBill ? 'build.onBill' : 'build.free')} />
    );
  return (
    <StateBadge
      tone="bad"
      word={t(`build.problem.${row.problem}`, { machine: row.machineBarcode ?? '' }).trim()}
    />
  );
}
