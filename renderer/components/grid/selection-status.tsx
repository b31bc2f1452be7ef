import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatQuantity } from '#renderer/lib/format.ts';
import { Status } from '../layout/status.tsx';
import { isNumeric } from './cell-text.ts';
import { type CellRange, cellsIn } from './grid-keys.ts';
import type { ColumnKind, GridColumn, GridFormat } from './grid-types.ts';
import type { SightStore } from './sight-store.ts';

export interface SelectionStatusProps<Row> {
  range: CellRange;
  columns: readonly GridColumn<Row>[];
  rowAt: (index: number) => Row | undefined;
  format: GridFormat;
  sight: SightStore;
  total: number | null;
}

/** Beyond this many cells the sums would be work for the server, not for every key press. */
const MAX_CELLS = 20_000;

interface Sums {
  kind: ColumnKind;
  sum: number;
  count: number;
}

function sumsOf<Row>({ range, columns, rowAt }: SelectionStatusProps<Row>): Sums | null {
  const chosen = columns.slice(range.left, range.right + 1).filter((column) => isNumeric(column.kind));
  const kind = chosen[0]?.kind;
  // Money and pieces do not add up to anything.
  if (!kind || chosen.some((column) => column.kind !== kind) || cellsIn(range) > MAX_CELLS) return null;
  let sum = 0;
  let count = 0;
  for (let index = range.top; index <= range.bottom; index += 1) {
    const row = rowAt(index);
    if (row === undefined) return null;
    for (const column of chosen) {
      const value = column.value(row);
      if (typeof value !== 'number') continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? null : { kind, sum, count };
}

function show(kind: ColumnKind, value: number, format: GridFormat): string {
  if (kind === 'money') return formatMoney(Math.round(value), format.moneyUnit);
  return kind === 'quantity'
    ? formatQuantity(Math.round(value))
    : formatNumber(value, Number.isInteger(value) ? 0 : 2);
}

/** Selection sums on the left, rows in sight on the right, as a spreadsheet shows them. */
export function SelectionStatus<Row>(props: SelectionStatusProps<Row>) {
  const { t } = useTranslation('grid');
  const { t: shell } = useTranslation('shell');
  const cells = props.range.top < 0 ? 0 : cellsIn(props.range);
  const sums = cells > 1 ? sumsOf(props) : null;
  return (
    <>
      <Status side="start">
        {cells > 1 ? (
          <span>{t('selected', { count: cells })}</span>
        ) : (
          <span>{t('rows', { count: props.total ?? 0, shown: formatNumber(props.total ?? 0) })}</span>
        )}
        {sums ? (
          <>
            <span>
              {t('sum')} <b>{show(sums.kind, sums.sum, props.format)}</b>
            </span>
            <span>
              {t('average')} <b>{show(sums.kind, sums.sum / sums.count, props.format)}</b>
            </span>
            <span>
              {t('count')} <b>{formatNumber(sums.count)}</b>
            </span>
          </>
        ) : null}
      </Status>
      <Status side="end">
        <RowRange sight={props.sight} total={props.total} />
        <span>{shell('keys.hint')}</span>
      </Status>
    </>
  );
}

function RowRange({ sight, total }: { sight: SightStore; total: number | null }) {
  const { t } = useTranslation('grid');
  const { first, last } = useSyncExternalStore(sight.watch, sight.get);
  if (!total) return null;
  const to = Math.min(total, last + 1);
  return (
    <span>
      {t('range', { from: formatNumber(first + 1), to: formatNumber(to), total: formatNumber(total) })}
    </span>
  );
}
