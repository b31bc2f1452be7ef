import { useTranslation } from 'react-i18next';
import { type GroupBy, type GroupKey, MAX_GROUPS } from '#contract/lists/lists.schema.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { formatCell, isNumeric } from '../cell-text.ts';
import type { GridColumn, GridFormat } from '../grid-types.ts';
import type { GroupLine } from './group-lines.ts';

export interface GroupRowProps<Row> {
  line: Exclude<GroupLine, { kind: 'row' }>;
  by: readonly GroupBy[];
  sums: readonly string[];
  isCut: boolean;
  index: number;
  top: number;
  /** Visible columns; the grouped one may be hidden. */
  columns: readonly GridColumn<Row>[];
  all: readonly GridColumn<Row>[];
  format: GridFormat;
  focusColumn: number;
  isCurrent: boolean;
  onToggle: () => void;
}

/** The word of a group as cells of its column show it. */
export function useGroupWord<Row>(columns: readonly GridColumn<Row>[]) {
  const { t } = useTranslation('grid');
  return (by: GroupBy | undefined, key: GroupKey): string => {
    if (key === null) return t('blank');
    const column = columns.find((one) => one.id === by?.column);
    return column?.options?.find((one) => one.value === String(key))?.word ?? String(key);
  };
}

/** Cells the label may run over: up to the first column that carries a sum. */
function labelSpan<Row>(columns: readonly GridColumn<Row>[], sums: readonly string[]): number {
  const first = columns.findIndex((one) => sums.includes(one.id));
  return Math.max(1, first < 0 ? columns.length : first);
}

/** Head of a group, or the total of all: name and number of rows, sums under the columns they belong to. */
export function GroupRow<Row>(props: GroupRowProps<Row>) {
  const { line, columns, sums, index, focusColumn } = props;
  const span = labelSpan(columns, sums);
  const depth = line.kind === 'group' ? line.group.depth : 0;
  const labelColumn = focusColumn >= 0 && focusColumn < span ? focusColumn : 0;
  return (
    <div
      role="row"
      className={`row group ${line.kind} depth-${depth}${props.isCurrent ? ' current' : ''}`}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-rowindex={index + 2}
      aria-level={depth + 1}
      aria-expanded={line.kind === 'group' ? line.isOpen : undefined}
    >
      <div role="rowheader" className="rowno" aria-colindex={1} data-row={index}>
        <span className="mw-hidden">{index + 1}</span>
      </div>
      <div
        role="gridcell"
        className="cell label"
        style={{ gridColumn: `2 / span ${span}` }}
        aria-colindex={2}
        aria-colspan={span}
        tabIndex={focusColumn === labelColumn ? 0 : -1}
        data-cell={`${index}:${labelColumn}`}
      >
        <Label {...props} />
      </div>
      {columns.slice(span).map((column, offset) => (
        <SumCell key={column.id} {...props} column={column} at={span + offset} />
      ))}
    </div>
  );
}

function Label<Row>({ line, by, all, isCut, onToggle }: GroupRowProps<Row>) {
  const { t } = useTranslation('grid');
  const word = useGroupWord(all);
  const { count } = line.kind === 'group' ? line.group : line.total;
  const number = <span className="count">{t('rows', { count, shown: formatNumber(count) })}</span>;
  if (line.kind === 'total')
    return (
      <>
        <b>{t('total')}</b> {number}
        {isCut ? <span className="count"> · {t('groupsCut', { count: MAX_GROUPS })}</span> : null}
      </>
    );
  return (
    <>
      <button
        type="button"
        className="fold"
        tabIndex={-1}
        aria-label={t(line.isOpen ? 'foldGroup' : 'openGroup', {
          group: word(by[line.group.depth], line.group.key),
        })}
        onMouseDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onClick={onToggle}
      >
        {line.isOpen ? '▾' : '▸'}
      </button>
      <b>{word(by[line.group.depth], line.group.key)}</b> {number}
    </>
  );
}

function SumCell<Row>({
  line,
  column,
  at,
  sums,
  index,
  format,
  focusColumn,
}: GroupRowProps<Row> & { column: GridColumn<Row>; at: number }) {
  const { t } = useTranslation('grid');
  const place = sums.indexOf(column.id);
  const figures = line.kind === 'group' ? line.group.sums : line.total.sums;
  const sum = place < 0 ? undefined : (figures[place] ?? null);
  return (
    <div
      role="gridcell"
      className={`cell${isNumeric(column.kind) ? ' num' : ''}${sum && sum < 0 ? ' negative' : ''}`}
      aria-colindex={at + 2}
      tabIndex={focusColumn === at ? 0 : -1}
      data-cell={`${index}:${at}`}
      title={sum === null ? t('mixedUnits') : undefined}
    >
      {sum === null ? '—' : sum === undefined ? '' : formatCell(column.kind, sum, format.moneyUnit)}
    </div>
  );
}
