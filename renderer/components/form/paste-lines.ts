import type { InputIssue } from '#contract/kit/errors.ts';
import type { Block } from '../grid/editing/clipboard-text.ts';
import { looksLikeHead, lookUpNames, pastedCell, pasteTarget } from '../grid/editing/paste-plan.ts';
import type { GridColumn } from '../grid/grid-types.ts';
import type { CellField, FormValues, LinesField } from './form-types.ts';

/** A cell of the block that could not be read: it is left as it was, or stands there as it was written. */
export interface UnreadCell {
  /** Row of the document, counted from one. */
  row: number;
  label: string;
  text: string;
  issue: InputIssue;
}

export interface LinesPlan {
  /** What each row of the block puts into its line. */
  puts: FormValues[];
  unread: UnreadCell[];
  columns: number;
}

const AMOUNTS: ReadonlySet<string> = new Set(['money', 'quantity', 'number']);

function asColumn(column: CellField & { width?: number }): GridColumn<FormValues> {
  const { name, label } = column;
  return { id: name, header: label, width: column.width ?? 0, kind: 'text', value: () => null, edit: column };
}

/**
 * A block from a spreadsheet as lines of a document: by its headings where it has some, else side by side from the
 * focused cell. Read cell by cell as the form would read it; names are looked up, one call a column.
 */
export async function planLines(
  definition: LinesField,
  block: Block,
  place: { row: number; column: string },
  today: string,
): Promise<LinesPlan> {
  const columns = definition.columns.map(asColumn);
  const left = Math.max(
    0,
    columns.findIndex((one) => one.id === place.column),
  );
  const target = pasteTarget(block, columns, columns, left, looksLikeHead(block, columns));
  const names = await lookUpNames(target);
  const unread: UnreadCell[] = [];
  const puts = target.block.map((line, at) => {
    const put: FormValues = {};
    for (const [over, column] of target.columns.entries()) {
      const field = column?.edit;
      if (!column || !field || field.isReadOnly || over >= line.length) continue;
      const text = line[over] ?? '';
      const cell = pastedCell(column, field, { text, over: {}, names, today });
      if (!cell.issue) Object.assign(put, cell.values);
      else {
        unread.push({ row: place.row + at + 1, label: field.label, text, issue: cell.issue });
        // The field shows it in red as if it had been typed there.
        if (AMOUNTS.has(field.kind)) put[field.name] = text;
      }
    }
    return put;
  });
  return { puts, unread, columns: target.columns.filter(Boolean).length };
}
