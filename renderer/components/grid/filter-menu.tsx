import { Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import { today } from '#renderer/lib/format.ts';
import { guardIme } from '#renderer/lib/keys.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { parseDateText } from '#renderer/lib/parse-date.ts';
import { Button } from '../button.tsx';
import type { ColumnKind, GridColumn } from './grid-types.ts';

export interface FilterMenuProps<Row> {
  column: GridColumn<Row>;
  filter: Filter | undefined;
  isSorted: boolean;
  onSort: (direction: 'asc' | 'desc' | null) => void;
  onFilter: (filter: Filter | null) => void;
  onClose: () => void;
}

type FilterKind = 'contains' | 'values' | 'range';

export function filterKindOf<Row>(column: GridColumn<Row>): FilterKind | false {
  if (column.filter !== undefined) return column.filter;
  if (column.options) return 'values';
  return column.kind === 'text' || column.kind === 'code' || column.kind === 'state' ? 'contains' : 'range';
}

/** Sort and filter of one column, as the header menu of a spreadsheet. */
export function FilterMenu<Row>({
  column,
  filter,
  isSorted,
  onSort,
  onFilter,
  onClose,
}: FilterMenuProps<Row>) {
  const { t } = useTranslation('grid');
  const kind = filterKindOf(column);
  return (
    <div
      className="mw-filter"
      onKeyDown={guardIme((event) => {
        if (event.key === 'Escape') onClose();
      })}
    >
      {column.sortable === false ? null : (
        <div className="mw-row">
          <Button onClick={() => onSort('asc')}>▴ {t('sortAscending')}</Button>
          <Button onClick={() => onSort('desc')}>▾ {t('sortDescending')}</Button>
          {isSorted ? (
            <Button tone="quiet" onClick={() => onSort(null)}>
              {t('sortNone')}
            </Button>
          ) : null}
        </div>
      )}
      {kind === 'contains' ? <ContainsFilter column={column} filter={filter} onFilter={onFilter} /> : null}
      {kind === 'values' ? <ValuesFilter column={column} filter={filter} onFilter={onFilter} /> : null}
      {kind === 'range' ? <RangeFilter column={column} filter={filter} onFilter={onFilter} /> : null}
      {kind === false ? null : <BlankFilters column={column} filter={filter} onFilter={onFilter} />}
    </div>
  );
}

type PartProps<Row> = Pick<FilterMenuProps<Row>, 'column' | 'filter' | 'onFilter'>;

function ApplyRow() {
  const { t } = useTranslation('common');
  return (
    <Button tone="primary" type="submit">
      {t('apply')}
    </Button>
  );
}

function ContainsFilter<Row>({ column, filter, onFilter }: PartProps<Row>) {
  const { t } = useTranslation('grid');
  const [text, setText] = useState(filter?.op === 'contains' ? String(filter.value ?? '') : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(text.trim() === '' ? null : { column: column.id, op: 'contains', value: text.trim() });
  };
  return (
    <form className="mw-row" onSubmit={submit}>
      <TextInput
        aria-label={`${column.header} ${t('filterContains')}`}
        placeholder={t('filterContains')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <ApplyRow />
    </form>
  );
}

function ValuesFilter<Row>({ column, filter, onFilter }: PartProps<Row>) {
  const [chosen, setChosen] = useState<string[]>(
    filter?.op === 'in' ? (filter.values ?? []).map(String) : [],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(chosen.length === 0 ? null : { column: column.id, op: 'in', values: chosen });
  };
  return (
    <form className="mw-stack" onSubmit={submit}>
      <Checkbox.Group value={chosen} onChange={setChosen} aria-label={column.header}>
        <div className="values">
          {(column.options ?? []).map((option) => (
            <Checkbox key={option.value} value={option.value} label={option.word} />
          ))}
        </div>
      </Checkbox.Group>
      <ApplyRow />
    </form>
  );
}

/** Text of a limit to the stored value: 分, thousandths, a date, a number; null when it is none. */
function parseLimit(kind: ColumnKind, text: string): number | string | null {
  if (kind === 'date' || kind === 'instant') return parseDateText(text, today());
  return parseAmountText(text, kind === 'money' ? 100 : kind === 'quantity' ? 1000 : 1);
}

function limitText(kind: ColumnKind, value: unknown): string {
  if (typeof value === 'number')
    return String(kind === 'money' ? value / 100 : kind === 'quantity' ? value / 1000 : value);
  return typeof value === 'string' ? value : '';
}

function rangeFilter(column: string, from: number | string, to: number | string): Filter | null {
  if (from === '' && to === '') return null;
  if (from === '') return { column, op: 'lte', value: to };
  if (to === '') return { column, op: 'gte', value: from };
  return { column, op: 'between', values: [from, to] };
}

function RangeFilter<Row>({ column, filter, onFilter }: PartProps<Row>) {
  const { t } = useTranslation('grid');
  const { t: form } = useTranslation('form');
  const isDate = column.kind === 'date' || column.kind === 'instant';
  const [from, setFrom] = useState(
    limitText(
      column.kind,
      filter?.op === 'between' ? filter.values?.[0] : filter?.op === 'gte' ? filter.value : '',
    ),
  );
  const [to, setTo] = useState(
    limitText(
      column.kind,
      filter?.op === 'between' ? filter.values?.[1] : filter?.op === 'lte' ? filter.value : '',
    ),
  );
  const low = parseLimit(column.kind, from);
  const high = parseLimit(column.kind, to);
  const wrong = isDate ? form('dateWrong') : form('amountWrong');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (low !== null && high !== null) onFilter(rangeFilter(column.id, low, high));
  };
  return (
    <form className="mw-stack" onSubmit={submit}>
      <div className="mw-row">
        <TextInput
          label={t('filterFrom')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={low === null ? wrong : null}
          placeholder={isDate ? form('dateHint') : ''}
          data-autofocus
        />
        <TextInput
          label={t('filterTo')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          error={high === null ? wrong : null}
        />
      </div>
      <ApplyRow />
    </form>
  );
}

function BlankFilters<Row>({ column, filter, onFilter }: PartProps<Row>) {
  const { t } = useTranslation('grid');
  return (
    <div className="mw-row">
      <Button on={filter?.op === 'empty'} onClick={() => onFilter({ column: column.id, op: 'empty' })}>
        {t('filterEmpty')}
      </Button>
      <Button
        on={filter?.op === 'not_empty'}
        onClick={() => onFilter({ column: column.id, op: 'not_empty' })}
      >
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
