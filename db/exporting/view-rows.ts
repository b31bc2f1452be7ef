import type { ViewColumn, ViewExport } from '#contract/exports/exports.schema.ts';
import { fieldOfProperty, MASK } from '#contract/field-masks/masked-fields.ts';
import type { Filter } from '#contract/kit/list.ts';
import { groupParents, groupPath, pathFilters } from '#contract/lists/group-filter.ts';
import type { GroupBy, GroupKey, ListGroups } from '#contract/lists/lists.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listGroupsOf, listTotalsOf } from '#db/kit/list-groups.ts';
import type { ListSource } from '#db/kit/list-source.ts';
import type { ListSpec } from '#db/kit/list-spec.ts';
import { masksOf } from '#db/kit/masks/field-masks.ts';
import type { ExportValue } from './export-columns.ts';
import { columnLetters, type SheetCell, type SheetRow } from './sheet-xml.ts';
import type { Sheet, SheetColumn } from './workbook-file.ts';

const PAGE = 500;
const PIXELS_PER_CHARACTER = 7.2;
const VALUES: Record<ViewColumn['kind'], ExportValue> = {
  text: 'text',
  date: 'date',
  instant: 'instant',
  money: 'money',
  quantity: 'quantity',
  number: 'number',
};

export interface ViewOptions {
  onRow: () => void | Promise<void>;
}

/** One view of a list with everything needed to write it. */
interface View {
  r: ReadContext;
  source: ListSource;
  input: ViewExport;
  options: ViewOptions;
  /** Ids of the columns that are added up. */
  sums: readonly string[];
  /** Columns that only say that they are masked. */
  masked: ReadonlySet<string>;
  /** Column that carries the names of groups and totals. */
  labelAt: number;
}

function* records({ r, source, input }: View, more: readonly Filter[]): Generator<object> {
  const query = {
    filters: [...(input.filters ?? []), ...more],
    ...(input.search ? { search: input.search } : {}),
    ...(input.sort?.length ? { sort: input.sort } : {}),
    limit: PAGE,
  };
  let after: string | undefined;
  do {
    const page = source.page(r, after === undefined ? query : { ...query, after });
    yield* page.rows;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** A stored value as the screen words it; numbers and dates stay what they are. */
function cellOf(view: View, column: ViewColumn, row: object): SheetCell {
  if (view.masked.has(column.id)) return MASK;
  const composed = view.source.composed?.[column.id];
  const value: unknown = composed ? composed(row) : Reflect.get(row, column.id);
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => column.words?.[String(one)] ?? String(one)).join('、');
  const { yes, no } = view.input.words;
  if (typeof value === 'boolean') return column.words?.[value ? '1' : '0'] ?? (value ? yes : no);
  if (typeof value === 'number' && column.kind !== 'text') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return column.words?.[text] ?? text;
}

async function* recordRows(view: View, more: readonly Filter[], level?: number): AsyncGenerator<SheetRow> {
  for (const row of records(view, more)) {
    await view.options.onRow();
    const cells = view.input.columns.map((column) => cellOf(view, column, row));
    yield level ? { cells, level } : { cells };
  }
}

/** A line with a name and the sums of the rows from one line to another, as formulas with their results. */
function sumRow(
  view: View,
  label: string,
  sums: readonly (number | null)[],
  first: number,
  last: number,
): SheetRow {
  const cells = view.input.columns.map((column, at): SheetCell => {
    const sum = sums[view.sums.indexOf(column.id)];
    if (typeof sum === 'number' && last >= first) {
      const letters = columnLetters(at);
      return { formula: `SUBTOTAL(9,${letters}${first}:${letters}${last})`, result: sum };
    }
    return at === view.labelAt ? label : null;
  });
  return { cells, isBold: true };
}

const levelsOf = ({ input }: View): GroupBy[] => (input.group ? [input.group, ...(input.thenBy ?? [])] : []);

function groupWord(view: View, by: GroupBy | undefined, key: GroupKey): string {
  if (key === null) return view.input.words.blank;
  const column = view.input.columns.find((one) => one.id === by?.column);
  return column?.words?.[String(key)] ?? String(key);
}

/** Lines each group takes: its head, and what stands in it. */
function linesOf({ groups, levels }: ListGroups): number[] {
  const parents = groupParents(groups);
  const lines = groups.map(({ depth, count }) => 1 + (depth === levels - 1 ? count : 0));
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const parent = parents[at] ?? -1;
    if (parent >= 0) lines[parent] = (lines[parent] ?? 0) + (lines[at] ?? 0);
  }
  return lines;
}

/** Head of each group with its sums, its groups and rows one level below, the total at the end. */
async function* groupedRows(view: View, data: ListGroups): AsyncGenerator<SheetRow> {
  const by = levelsOf(view);
  const { groups } = data;
  const parents = groupParents(groups);
  const lines = linesOf(data);
  let line = 1;
  for (const [at, group] of groups.entries()) {
    line += 1;
    const label = `${groupWord(view, by[group.depth], group.key)} (${group.count})`;
    const head = sumRow(view, label, group.sums, line + 1, line - 1 + (lines[at] ?? 1));
    yield group.depth > 0 ? { ...head, level: group.depth } : head;
    if (group.depth !== data.levels - 1) continue;
    yield* recordRows(view, pathFilters(by, groupPath(groups, parents, at)), group.depth + 1);
    line += group.count;
  }
  yield sumRow(view, view.input.words.total, data.total.sums, 2, line);
}

async function* plainRows(view: View): AsyncGenerator<SheetRow> {
  const { r, source, input, sums } = view;
  yield* recordRows(view, []);
  if (sums.length === 0) return;
  const { spec, filters } = source.ask(input.filters ?? [], sums);
  const total = listTotalsOf(r.db, spec, { sums, filters: [...filters], search: input.search });
  if (total.count > 0) yield sumRow(view, input.words.total, total.sums, 2, total.count + 1);
}

/** Groups as the core makes them; null where the list is not grouped or has too many of them to be read. */
function groupsOf({ r, source, input, sums }: View): ListGroups | null {
  const { group: by, thenBy = [], sort } = input;
  if (!by) return null;
  const columns = [by, ...thenBy].map(({ column }) => column);
  const { spec, filters } = source.ask(input.filters ?? [], [...columns, ...sums]);
  const groups = listGroupsOf(r.db, spec, {
    by,
    thenBy,
    sums: [...sums],
    filters: [...filters],
    ...(input.search ? { search: input.search } : {}),
    ...(sort ? { sort } : {}),
  });
  return groups.hasMore ? null : groups;
}

function sheetColumns(columns: readonly ViewColumn[], masked: ReadonlySet<string>): SheetColumn[] {
  return columns.map(({ id, header, kind, width = 100 }) => ({
    header,
    value: masked.has(id) ? 'text' : VALUES[kind],
    width: Math.max(6, Math.round(width / PIXELS_PER_CHARACTER)),
  }));
}

/** Columns of fields the person may not see, by what the sheet does with them. */
function unseenColumns(r: ReadContext, { entity }: ListSpec<object>, columns: readonly ViewColumn[]) {
  const masks = masksOf(r.db);
  const at = (level: 'hidden' | 'masked') =>
    columns.flatMap(({ id }) => {
      const field = entity === undefined ? null : fieldOfProperty(entity, id);
      return field !== null && masks?.levels.get(field) === level ? [id] : [];
    });
  return { hidden: new Set(at('hidden')), masked: new Set(at('masked')) };
}

/**
 * A list as the screen shows it, as a sheet: the filters, columns and order of the view, groups as outline with
 * subtotals, totals as formulas over the rows. Amounts in different currencies get no total.
 */
export function viewSheet(
  r: ReadContext,
  source: ListSource,
  whole: ViewExport,
  options: ViewOptions,
): Sheet {
  const { spec } = source.ask(
    [],
    whole.columns.map((one) => one.id),
  );
  const { hidden, masked } = unseenColumns(r, spec, whole.columns);
  const input = { ...whole, columns: whole.columns.filter(({ id }) => !hidden.has(id)) };
  const { columns } = input;
  const sums = columns
    .filter(
      ({ id, kind }) => (kind === 'money' || kind === 'quantity') && spec.columns[id]?.type === 'integer',
    )
    .map(({ id }) => id)
    .filter((id) => !masked.has(id));
  const labelAt = columns.findIndex(({ kind }) => kind === 'text');
  const view: View = { r, source, input, options, sums, masked, labelAt };
  const groups = groupsOf(view);
  return {
    name: input.title,
    columns: sheetColumns(columns, masked),
    frozen: Math.min(input.frozen ?? 0, columns.length),
    rows: groups ? groupedRows(view, groups) : plainRows(view),
  };
}

/** What the file holds and how it came about, as a second sheet. */
export function notesSheet(notes: NonNullable<ViewExport['notes']>, name: string): Sheet {
  const column = (width: number) => ({ header: '', value: 'text' as const, width });
  return {
    name,
    columns: [column(18), column(80)],
    rows: notes.map((note) => ({ cells: [note.name, note.text] })),
  };
}
