import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatQuantity } from '#renderer/lib/format.ts';
import { Status } from '../layout/status.tsx';
import { cellsIn } from './grid-keys.ts';
import type { ColumnKind, GridFormat } from './grid-types.ts';
import { type SelectionOptions, useSelectionFigures } from './selection-sums.ts';
import type { SightStore } from './sight-store.ts';

export interface SelectionStatusProps<Row> extends SelectionOptions<Row> {
  format: GridFormat;
  sight: SightStore;
  total: number | null;
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
  const cells = props.range.top < 0 ? 0 : cellsIn(props.range);
  const figures = useSelectionFigures(props);
  const sum = figures?.sum;
  return (
    <>
      <Status side="start">
        {cells > 1 ? (
          <span>{t('selected', { count: cells })}</span>
        ) : (
          <span>{t('rows', { count: props.total ?? 0, shown: formatNumber(props.total ?? 0) })}</span>
        )}
        {sum ? (
          <>
            <span>
              {t('sum')} <b>{show(sum.kind, sum.total, props.format)}</b>
            </span>
            <span>
              {t('average')} <b>{show(sum.kind, sum.average, props.format)}</b>
            </span>
          </>
        ) : null}
        {figures ? (
          <span>
            {t('count')} <b>{formatNumber(figures.count)}</b>
          </span>
        ) : null}
      </Status>
      <Status side="end">
        <RowRange sight={props.sight} total={props.total} />
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
