import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import { type GroupBy, MAX_LEVELS } from '#contract/lists/lists.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import { guardIme } from '#renderer/lib/keys.ts';
import type { GridState } from '../grid-state.ts';
import type { GridColumn } from '../grid-types.ts';
import { type ColumnActs, isGroupable } from './column-acts.ts';
import { levelsOf } from './group-lines.ts';
import { RangeFilter } from './range-filter.tsx';
import { ValueFilter } from './value-filter.tsx';

export interface ColumnMenuProps<Row> {
  column: GridColumn<Row>;
  /** Place among the visible columns, and how many there are. */
  at: number;
  count: number;
  state: GridState;
  acts: ColumnActs;
  moneyUnit: MoneyUnit;
  onSort: (direction: 'asc' | 'desc' | null) => void;
  onFilter: (filter: Filter | null) => void;
  onFit: () => void;
  onClose: () => void;
}

type FilterKind = 'values' | 'range';

function filterKindOf<Row>(column: GridColumn<Row>): FilterKind | false {
  if (column.filter === false || column.filter === 'range') return column.filter;
  if (column.filter !== undefined || column.options) return 'values';
  return column.kind === 'text' || column.kind === 'code' || column.kind === 'state' ? 'values' : 'range';
}

/** Sort, filter and place of one column, as the header menu of a spreadsheet. */
export function ColumnMenu<Row>(props: ColumnMenuProps<Row>) {
  const { column, state, onFilter, onClose } = props;
  const kind = filterKindOf(column);
  const filter = state.filters?.find((one) => one.column === column.id);
  return (
    <div
      className="mw-filter"
      onKeyDown={guardIme((event) => {
        if (event.key === 'Escape') onClose();
      })}
    >
      {column.sortable === false ? null : <SortButtons {...props} />}
      {kind === 'values' ? <ValueFilter column={column} filter={filter} onFilter={onFilter} /> : null}
      {kind === 'range' ? (
        <RangeFilter column={column} filter={filter} onFilter={onFilter} moneyUnit={props.moneyUnit} />
      ) : null}
      {kind === false ? null : <BlankFilters column={column} filter={filter} onFilter={onFilter} />}
      <PlaceButtons {...props} />
      {isGroupable(column) ? <GroupButtons {...props} /> : null}
    </div>
  );
}

function SortButtons<Row>({ column, state, onSort }: ColumnMenuProps<Row>) {
  const { t } = useTranslation('grid');
  const isSorted = state.sort?.some((one) => one.column === column.id) ?? false;
  return (
    <div className="mw-row">
      <Button onClick={() => onSort('asc')}>▴ {t('sortAscending')}</Button>
      <Button onClick={() => onSort('desc')}>▾ {t('sortDescending')}</Button>
      {isSorted ? (
        <Button tone="quiet" onClick={() => onSort(null)}>
          {t('sortNone')}
        </Button>
      ) : null}
    </div>
  );
}

function BlankFilters<Row>({
  column,
  filter,
  onFilter,
}: Pick<ColumnMenuProps<Row>, 'column' | 'onFilter'> & { filter: Filter | undefined }) {
  const { t } = useTranslation('grid');
  const toggle = (op: 'empty' | 'not_empty') =>
    onFilter(filter?.op === op ? null : { column: column.id, op });
  return (
    <div className="mw-row wrap">
      <Button on={filter?.op === 'empty'} onClick={() => toggle('empty')}>
        {t('filterEmpty')}
      </Button>
      <Button on={filter?.op === 'not_empty'} onClick={() => toggle('not_empty')}>
        {t('filterNotEmpty')}
      </Button>
      {filter ? (
        <Button tone="quiet" onClick={() => onFilter(null)}>
          {t('filterClear')}
        </Button>
      ) : null}
    </div>
  );
}

/** What dragging a header or its edge does, for hands that do not drag. */
function PlaceButtons<Row>({ column, at, count, state, acts, onFit }: ColumnMenuProps<Row>) {
  const { t } = useTranslation('grid');
  const isFrozenHere = state.frozen === at + 1;
  return (
    <div className="mw-row wrap part">
      <Button disabled={at === 0} onClick={() => acts.moveTo(column.id, at - 1)}>
        ← {t('moveLeft')}
      </Button>
      <Button disabled={at === count - 1} onClick={() => acts.moveTo(column.id, at + 2)}>
        {t('moveRight')} →
      </Button>
      <Button on={isFrozenHere} onClick={() => acts.freezeTo(isFrozenHere ? null : column.id)}>
        {isFrozenHere ? t('unfreeze') : t('freeze')}
      </Button>
      <Button onClick={onFit}>{t('fitWidth')}</Button>
      <Button disabled={count === 1} onClick={() => acts.hide(column.id)}>
        {t('hideColumn')}
      </Button>
    </div>
  );
}

/** Group by this column alone, or inside the groups there are. */
function GroupButtons<Row>({ column, state, acts }: ColumnMenuProps<Row>) {
  const { t } = useTranslation('grid');
  const levels = levelsOf(state);
  const { id } = column;
  const isGrouped = levels.some((by) => by.column === id);
  const canAdd = levels.length > 0 && levels.length < MAX_LEVELS;
  const kinds: { by: GroupBy; alone: string; inside: string }[] =
    column.kind === 'date'
      ? [
          { by: { column: id, part: 'month' }, alone: t('groupByMonth'), inside: t('thenByMonth') },
          { by: { column: id, part: 'year' }, alone: t('groupByYear'), inside: t('thenByYear') },
        ]
      : [{ by: { column: id }, alone: t('groupBy'), inside: t('thenBy') }];
  const isLevel = (by: GroupBy) => levels.some((one) => one.column === by.column && one.part === by.part);
  return (
    <div className="mw-row wrap part">
      {isGrouped ? (
        <Button on onClick={() => acts.ungroup(id)}>
          {t('ungroup')}
        </Button>
      ) : null}
      {kinds.map(({ by, alone, inside }) => (
        <Fragment key={inside}>
          {isGrouped ? null : <Button onClick={() => acts.groupBy(by)}>{alone}</Button>}
          {canAdd && !isLevel(by) ? <Button onClick={() => acts.thenBy(by)}>{inside}</Button> : null}
        </Fragment>
      ))}
    </div>
  );
}
