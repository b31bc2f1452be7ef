import type { CellField, MatchedRecord, ReferenceField } from '#renderer/components/form/form-types.ts';
import type { GridColumn } from '../grid-types.ts';
import { currencyIssue } from './cell-currency.ts';
import { readEntry } from './cell-entry.ts';
import { type PlannedRow, plannedRow } from './change-plan.ts';
import type { Block } from './clipboard-text.ts';
import type { GridEditing } from './editing-types.ts';
import type { CellDraft } from './row-draft.ts';

/** `over` writes over the rows from the focus down, `key` over the rows the first column names, `add` makes new ones. */
export type PasteMode = 'over' | 'key' | 'add';

export interface PasteTarget<Row> {
  block: Block;
  /** First row of the block says which columns the others are. */
  hasHead: boolean;
  /** Column of the list each block column goes to; null is left out. */
  columns: readonly (GridColumn<Row> | null)[];
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s*＊:：]/gu, '')
    .toLowerCase();

function columnNamed<Row>(columns: readonly GridColumn<Row>[], text: string): GridColumn<Row> | null {
  const wanted = fold(text);
  if (wanted === '') return null;
  return columns.find((one) => fold(one.header) === wanted || fold(one.edit?.label ?? '') === wanted) ?? null;
}

/** True when the first row of a block is a row of headings: most of its cells are names of columns. */
export function looksLikeHead<Row>(block: Block, columns: readonly GridColumn<Row>[]): boolean {
  const cells = (block[0] ?? []).filter((text) => text.trim() !== '');
  const known = cells.filter((text) => columnNamed(columns, text) !== null);
  return block.length > 1 && known.length > 0 && known.length * 2 > cells.length;
}

/** Where each column of the block goes: by its heading, or side by side from the focused column. */
export function pasteTarget<Row>(
  block: Block,
  all: readonly GridColumn<Row>[],
  visible: readonly GridColumn<Row>[],
  left: number,
  hasHead: boolean,
): PasteTarget<Row> {
  const head = hasHead ? (block[0] ?? []) : [];
  const width = Math.max(0, ...block.map((row) => row.length));
  const body = (hasHead ? block.slice(1) : block).filter((row) => row.some((text) => text.trim() !== ''));
  const columns = Array.from({ length: width }, (_, at) =>
    hasHead ? columnNamed(all, head[at] ?? '') : (visible[left + at] ?? null),
  );
  return { block: body, hasHead, columns };
}

/** The column whose value names a row: the one that says so, or the first of the list, if nobody can change it. */
export function keyColumn<Row>(all: readonly GridColumn<Row>[]): GridColumn<Row> | null {
  const own = all.find((one) => one.isKey);
  if (own) return own;
  const first = all[0];
  return first && !first.edit && first.kind === 'code' ? first : null;
}

type Names = ReadonlyMap<string, ReadonlyMap<string, MatchedRecord>>;

/** Where names cannot be asked for exactly: of what the list finds, the one that is called so, whole words from its start. */
async function matchByList(field: ReferenceField, text: string): Promise<MatchedRecord> {
  const found = await field.load(text, new AbortController().signal);
  const wanted = fold(text);
  const isCalledSo = (word = '') => fold(word) === wanted || fold(word.split(' ')[0] ?? '') === wanted;
  const called = found.filter(({ label, no, hint }) => [label, no, hint].some(isCalledSo));
  const [only] = called.length === 1 ? called : [];
  return { text, count: called.length, id: only?.id ?? null, label: only?.label ?? null };
}

/** Looks up every name of the block's reference columns, one call a column. */
export async function lookUpNames<Row>({ block, columns }: PasteTarget<Row>): Promise<Names> {
  const found = columns.map(
    async (column, at): Promise<[string, ReadonlyMap<string, MatchedRecord>] | null> => {
      const field = column?.edit;
      if (field?.kind !== 'reference') return null;
      const texts = [...new Set(block.map((row) => (row[at] ?? '').trim()).filter(Boolean))];
      const listed = () => Promise.all(texts.map((text) => matchByList(field, text)));
      const records = texts.length === 0 ? [] : await (field.match ? field.match(texts) : listed());
      return [field.name, new Map(records.map((one) => [one.text, one]))];
    },
  );
  return new Map((await Promise.all(found)).filter((one) => one !== null));
}

function namedCell(
  field: CellField,
  text: string,
  names: Names,
): Pick<CellDraft, 'values' | 'label' | 'issue'> {
  const record = names.get(field.name)?.get(text);
  if (record?.id) return { values: { [field.name]: record.id }, label: record.label, issue: null };
  const code = (record?.count ?? 0) > 1 ? 'ambiguous' : 'not_found';
  return { values: { [field.name]: null }, label: text, issue: { path: field.name, code } };
}

/** One pasted cell, read as the form would read it. */
export function pastedCell<Row>(
  column: GridColumn<Row>,
  field: CellField,
  { text, over, names, today }: { text: string; over: Row; names: Names; today: string },
): CellDraft {
  const entry = readEntry(field, text, today);
  const word = (label: string | null) => (column.id === field.name ? null : (label ?? ''));
  const shared = { column: column.id, text };
  const money = currencyIssue(column, over, text);
  if (money) return { ...shared, values: { [field.name]: null }, label: word(''), issue: money };
  if (entry.kind === 'value')
    return { ...shared, values: entry.values, label: word(entry.label), issue: null };
  if (entry.kind === 'wrong')
    return { ...shared, values: { [field.name]: null }, label: word(''), issue: entry.issue };
  const named = namedCell(field, entry.text, names);
  return { ...shared, ...named, label: word(named.label) };
}

export interface PasteRows<Row> {
  /** The row each line of the block goes over; null makes a new one, undefined names a row that does not exist. */
  rows: readonly (Row | null | undefined)[];
  names: Names;
  today: string;
}

/** What the block would do to each row, cell by cell, as far as the contract can tell. */
export function planPaste<Row>(
  target: PasteTarget<Row>,
  { rows, names, today }: PasteRows<Row>,
  editing: GridEditing<Row>,
): PlannedRow<Row>[] {
  return target.block.map((line, at) => {
    const row = rows[at];
    const under = row ?? ({ ...editing.newRow } as Row);
    const cells = target.columns.flatMap((column, over) => {
      if (!column?.edit || column.edit.isReadOnly || over >= line.length) return [];
      // An existing row keeps the code it is known by.
      if (column.isKey && row) return [];
      const cell = pastedCell(column, column.edit, { text: line[over] ?? '', over: under, names, today });
      return [{ column, cell }];
    });
    const planned = plannedRow(row ?? null, cells, editing);
    const isUnknown = row === undefined;
    const isForbidden = row === null && editing.newRow === undefined;
    if (!isUnknown && !isForbidden) return planned;
    return {
      ...planned,
      kind: 'wrong',
      issues: [{ path: '', code: isUnknown ? 'no_such_row' : 'no_new_rows' }],
    };
  });
}
