import { type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import type { LinesField } from './form-types.ts';
import {
  editedLine,
  filledDown,
  firstLines,
  type Line,
  type LinePlace,
  laidOver,
  movedLine,
  withLine,
  withoutLine,
} from './line-edits.ts';
import type { LinesPlan } from './paste-lines.ts';

export interface LinesOptions {
  definition: LinesField;
  value: unknown;
  onChange: (value: unknown, path?: string) => void;
  table: RefObject<HTMLTableElement | null>;
}

export interface LineActs {
  edit: (row: number, column: string, value: unknown) => void;
  add: () => void;
  insert: (row: number) => void;
  repeat: (row: number) => void;
  remove: (row: number) => void;
  move: (row: number, by: 1 | -1) => void;
  fill: (place: LinePlace) => void;
  put: (row: number, plan: LinesPlan) => void;
  go: (row: number, column?: string) => void;
}

/** The lines of a document and what can be done with them; the keyboard follows the line it acts on. */
export function useLines({ definition, value, onChange, table }: LinesOptions) {
  const [lines, setLines] = useState(() => firstLines(definition, value));
  const [place, setPlace] = useState<LinePlace | null>(null);
  const set = (next: Line[], path?: string) => {
    setLines(next);
    onChange(
      next.map((line) => line.values),
      path,
    );
  };
  const first = definition.columns[0]?.name ?? '';
  const go = (row: number, column = place?.column ?? first) => {
    const path = `${definition.name}.${row}.${column}`;
    const cell = table.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
    cell?.focus();
    if (cell instanceof HTMLInputElement) cell.select();
  };
  const then = (next: Line[], row: number, column?: string) => {
    // Drawn at once, so that the next key already finds its line.
    flushSync(() => set(next));
    go(Math.max(0, Math.min(row, next.length - 1)), column);
  };
  const acts: LineActs = {
    edit: (row, column, given) =>
      set(
        lines.map((line, at) =>
          at === row ? editedLine(definition, line, { [column]: given }, column) : line,
        ),
        `${definition.name}.${row}.${column}`,
      ),
    add: () => then(withLine(lines, lines.length, definition.emptyLine()), lines.length, first),
    insert: (row) => then(withLine(lines, row, definition.emptyLine()), row, first),
    repeat: (row) => then(withLine(lines, row + 1, { ...lines[row]?.values }), row + 1),
    remove: (row) => then(withoutLine(definition, lines, row), row),
    move: (row, by) => then(movedLine(lines, row, by), row + by),
    fill: (at) => then(filledDown(definition, lines, at), at.row, at.column),
    put: (row, plan) => then(laidOver(definition, lines, row, plan.puts), row),
    go,
  };
  return { lines, place, setPlace, acts };
}

export type LinesModel = ReturnType<typeof useLines>;
