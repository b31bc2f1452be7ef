import type { CellField, PickedRecord } from '#renderer/components/form/form-types.ts';
import { isAppError } from '#renderer/lib/app-error.ts';
import { today } from '#renderer/lib/format.ts';
import type { GridColumn } from '../grid-types.ts';
import { currencyIssue, currencyOf } from './cell-currency.ts';
import { entryText, FLAG_YES, readEntry } from './cell-entry.ts';
import type { CellChange, CellDraft } from './row-draft.ts';
import type { RowEdits } from './row-edits.ts';

/** A text somebody put into a cell. */
export interface TypedCell<Row> {
  row: Row;
  column: GridColumn<Row>;
  text: string;
  /** Chosen from the list under the cell, so that nothing has to be looked up. */
  picked?: { value: string; word: string } | null;
}

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

type ReferenceCell = CellField & { kind: 'reference' };

/** The record a typed text names: exactly, or the first that was found for it, as the list under the cell has it. */
async function firstFound(field: ReferenceCell, text: string): Promise<PickedRecord | 'not_found'> {
  const found = await field.load(text, new AbortController().signal);
  const exact = found.find((one) => fold(one.label) === fold(text) || fold(one.no ?? '') === fold(text));
  return exact ?? found[0] ?? 'not_found';
}

/** The one record a text names exactly. Where nobody looks on, the first of several would be a guess. */
async function exactlyFound(
  field: ReferenceCell,
  text: string,
): Promise<PickedRecord | 'not_found' | 'ambiguous'> {
  const [match] = (await field.match?.([text])) ?? [];
  if (match?.id) return { id: match.id, label: match.label ?? text };
  return (match?.count ?? 0) > 1 ? 'ambiguous' : 'not_found';
}

/** `typed` by a person who sees the list under the cell; `put` by a paste or a fill, into many cells at once. */
export type TextOrigin = 'typed' | 'put';

function draftOf<Row>(field: CellField, { row, column, text, picked }: TypedCell<Row>): CellDraft {
  const draft = { column: column.id, text, issue: null };
  // A column that shows a word under another name than its field carries the word along.
  const word = (label: string | null) => (column.id === field.name ? null : label);
  if (picked) {
    const value = field.kind === 'flag' ? picked.value === FLAG_YES : picked.value;
    return { ...draft, values: { [field.name]: value }, label: word(picked.word) };
  }
  const issueOfMoney = currencyIssue(column, row, text);
  if (issueOfMoney) return { ...draft, values: { [field.name]: null }, label: word(''), issue: issueOfMoney };
  const entry = readEntry(field, text, today());
  if (entry.kind === 'value') {
    const label = field.kind === 'choice' ? (entry.label ?? '') : entry.label;
    return { ...draft, values: entry.values, label: word(label) };
  }
  const issue = entry.kind === 'wrong' ? entry.issue : { path: field.name, code: 'looking_up' };
  return { ...draft, values: { [field.name]: null }, label: word(''), issue };
}

interface Waiting<Row> {
  field: ReferenceCell;
  text: string;
  changes: CellChange<Row>[];
}

/** Fills in what the name was found to be, in every cell that waits for it. */
async function resolve<Row>(
  edits: RowEdits<Row>,
  { field, text, changes }: Waiting<Row>,
  origin: TextOrigin,
): Promise<void> {
  const find = origin === 'typed' ? firstFound : exactlyFound;
  const found = await find(field, text).catch((error: unknown) =>
    isAppError(error, 'DISCONNECTED') ? 'nobody to ask' : 'not_found',
  );
  if (found === 'nobody to ask') {
    edits.settleLater(() => resolve(edits, { field, text, changes }, origin));
    return;
  }
  for (const { row, name, cell } of changes) {
    const next: CellDraft =
      typeof found === 'object'
        ? {
            ...cell,
            values: { [name]: found.id },
            label: cell.label === null ? null : found.label,
            issue: null,
          }
        : { ...cell, issue: { path: name, code: found } };
    edits.amend(row, name, next);
  }
}

/** Puts texts into cells as one act: read as the form would read them, names looked up, one call for each name. */
export function applyTexts<Row>(
  edits: RowEdits<Row>,
  cells: readonly TypedCell<Row>[],
  origin: TextOrigin = 'typed',
): void {
  const waiting = new Map<string, Waiting<Row>>();
  const changes = cells.flatMap((typed): CellChange<Row>[] => {
    const field = typed.column.edit;
    if (!field) return [];
    const change = { row: typed.row, name: field.name, cell: draftOf(field, typed) };
    if (field.kind === 'reference' && change.cell.issue) {
      const key = `${field.name} ${typed.text}`;
      const known = waiting.get(key) ?? { field, text: typed.text.trim(), changes: [] };
      known.changes.push(change);
      waiting.set(key, known);
    }
    return [change];
  });
  edits.edit(changes);
  for (const one of waiting.values()) edits.settle(resolve(edits, one, origin));
}

/** The cell a row would have if it held what another row holds there: filling down. */
export function copiedCell<Row>(column: GridColumn<Row>, field: CellField, from: Row, to: Row): CellDraft {
  const read = (name: string): unknown => Reflect.get(from as object, name) ?? null;
  const names = 'unitName' in field && field.unitName ? [field.name, field.unitName] : [field.name];
  const word = read(column.id);
  const amount = entryText(field, read(field.name), '');
  if (field.kind === 'money' && amount !== '' && currencyOf(column, from) !== currencyOf(column, to))
    return {
      column: column.id,
      values: { [field.name]: null },
      label: null,
      text: `${currencyOf(column, from)} ${amount}`,
      issue: { path: field.name, code: 'currency_differs' },
    };
  return {
    column: column.id,
    values: Object.fromEntries(names.map((name) => [name, read(name)])),
    label: column.id === field.name ? null : typeof word === 'string' ? word : '',
    text: '',
    issue: null,
  };
}
