import { useTranslation } from 'react-i18next';
import type { ViewColumn, ViewExport } from '#contract/exports/exports.schema.ts';
import { formatInstant, type MoneyUnit } from '#renderer/lib/format.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { useFilterWords, useGroupText } from '../filter-chips.tsx';
import type { GridState } from '../grid-state.ts';
import type { ColumnKind, GridColumn } from '../grid-types.ts';
import { defaultColumnIds } from '../use-grid-columns.ts';
import type { Widths } from './column-widths.ts';
import { levelsOf } from './group-lines.ts';

/** A list on its way to a file or to paper. */
export interface ListOutput<Row> {
  list: string;
  title: string;
  columns: readonly GridColumn<Row>[];
  state: GridState;
  moneyUnit: MoneyUnit;
  widths: Widths;
  /** Name of the saved view that is shown. */
  view: string | null;
}

const KINDS: Record<ColumnKind, ViewColumn['kind']> = {
  text: 'text',
  code: 'text',
  state: 'text',
  money: 'money',
  quantity: 'quantity',
  number: 'number',
  date: 'date',
  instant: 'instant',
};

/** The columns of the list in the order they are shown. */
export function shownColumns<Row>({ columns, state }: ListOutput<Row>): GridColumn<Row>[] {
  const ids = state.columns ?? defaultColumnIds(columns);
  return ids.flatMap((id) => columns.filter((column) => column.id === id));
}

function viewColumn<Row>(column: GridColumn<Row>, widths: Widths): ViewColumn {
  const { id, header, kind, options, width } = column;
  return {
    id,
    header,
    kind: KINDS[kind],
    width: Math.round(widths[id] ?? width),
    ...(options ? { words: Object.fromEntries(options.map(({ value, word }) => [value, word])) } : {}),
  };
}

/** What narrows and orders the list, in the words of the chips: name and text, nothing for what is not set. */
export function useOutputFacts<Row>(output: ListOutput<Row>): [string, string][] {
  const { t } = useTranslation('exports');
  const { columns, state, moneyUnit } = output;
  const filterWords = useFilterWords(columns, { moneyUnit });
  const group = levelsOf(state).map(useGroupText(columns)).join('、');
  const header = (id: string) => columns.find((one) => one.id === id)?.header ?? id;
  const sorts = (state.sort ?? []).map(({ column, direction }) =>
    t(direction === 'asc' ? 'sheet.ascending' : 'sheet.descending', { column: header(column) }),
  );
  const facts: [string, string][] = (state.filters ?? []).map((one) => [t('sheet.filter'), filterWords(one)]);
  if (state.q) facts.push([t('sheet.find'), state.q]);
  if (group) facts.push([t('sheet.group'), group]);
  if (sorts.length > 0) facts.push([t('sheet.sort'), sorts.join('、')]);
  return facts;
}

/** The request that writes the list as it is on the screen. */
export function useViewExport<Row>(output: ListOutput<Row>): Omit<ViewExport, 'format' | 'encoding'> {
  const { t } = useTranslation('exports');
  const { t: common } = useTranslation('common');
  const { t: grid } = useTranslation('grid');
  const facts = useOutputFacts(output);
  const user = useCurrentUser();
  const { state, title, widths } = output;
  const notes: [string, string][] = [
    [t('sheet.list'), title],
    ...(output.view === null ? [] : [[t('sheet.view'), output.view] satisfies [string, string]]),
    ...facts,
    [t('sheet.unit'), common('unit.yuan')],
    [t('sheet.by'), user?.displayName ?? ''],
    [t('sheet.at'), formatInstant(Date.now())],
  ];
  return {
    list: output.list,
    title,
    columns: shownColumns(output).map((column) => viewColumn(column, widths)),
    ...(state.frozen ? { frozen: state.frozen } : {}),
    ...(state.filters?.length ? { filters: state.filters } : {}),
    ...(state.q ? { search: state.q } : {}),
    ...(state.sort?.length ? { sort: state.sort } : {}),
    ...(state.group ? { group: state.group } : {}),
    ...(state.group && state.thenBy?.length ? { thenBy: state.thenBy } : {}),
    words: {
      total: grid('total'),
      blank: grid('blank'),
      yes: common('yes'),
      no: common('no'),
      notes: t('sheet.notes'),
    },
    notes: notes.map(([name, text]) => ({ name, text })),
  };
}
