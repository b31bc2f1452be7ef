import type { FormValues, LinesField } from './form-types.ts';

/** A row of a document while it is written. */
export interface Line {
  key: number;
  values: FormValues;
  /** Counts changes a cell did not make itself, so that its input shows the new value. */
  revision: Record<string, number>;
}

/** Where an act happens: a row, and the column the keyboard is in. */
export interface LinePlace {
  row: number;
  column: string;
}

let lastKey = 0;
export const lineOf = (values: FormValues): Line => ({ key: (lastKey += 1), values, revision: {} });

/** The lines a form begins with: those given, filled up to as many as the document must have. */
export function firstLines(definition: LinesField, value: unknown): Line[] {
  const given = Array.isArray(value) ? (value as FormValues[]) : [];
  const missing = Math.max(0, (definition.minLines ?? 1) - given.length);
  return [...given, ...Array.from({ length: missing }, definition.emptyLine)].map(lineOf);
}

/**
 * The line with other values, and what follows from each of them.
 * @param typed the one cell that shows what was put already, because a person typed it there
 */
export function editedLine(definition: LinesField, line: Line, put: FormValues, typed?: string): Line {
  let { values } = line;
  for (const [name, value] of Object.entries(put)) {
    const next = { ...values, [name]: value };
    values = definition.derive ? definition.derive(next, name) : next;
  }
  const revision = { ...line.revision };
  for (const name of Object.keys(values)) {
    if (name !== typed && values[name] !== line.values[name]) revision[name] = (revision[name] ?? 0) + 1;
  }
  return { ...line, values, revision };
}

/** Takes a line out; the last one a document must have is emptied instead. */
export function withoutLine(definition: LinesField, lines: readonly Line[], row: number): Line[] {
  const rest = lines.filter((_, at) => at !== row);
  const isLast = rest.length < (definition.minLines ?? 1);
  return isLast ? lines.map((line, at) => (at === row ? lineOf(definition.emptyLine()) : line)) : rest;
}

export function withLine(lines: readonly Line[], row: number, values: FormValues): Line[] {
  return [...lines.slice(0, row), lineOf(values), ...lines.slice(row)];
}

/** Puts a line one row up or down; at the edge all stays as it is. */
export function movedLine(lines: readonly Line[], row: number, by: 1 | -1): Line[] {
  const line = lines[row];
  const to = row + by;
  if (!line || to < 0 || to >= lines.length) return [...lines];
  const rest = lines.filter((_, at) => at !== row);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}

/** The cell above, put into this one. */
export function filledDown(definition: LinesField, lines: readonly Line[], place: LinePlace): Line[] {
  const above = lines[place.row - 1];
  if (!above) return [...lines];
  const put = { [place.column]: above.values[place.column] ?? null };
  return lines.map((line, at) => (at === place.row ? editedLine(definition, line, put) : line));
}

/** Values laid over the lines from a row down; what reaches below the last makes new lines. */
export function laidOver(
  definition: LinesField,
  lines: readonly Line[],
  row: number,
  block: readonly FormValues[],
): Line[] {
  const next = [...lines];
  for (const [at, given] of block.entries()) {
    // Blanks first: an empty cell does not wipe out what another one of its row brings along.
    const put = Object.fromEntries(
      Object.entries(given).sort(([, a], [, b]) => Number(b === null) - Number(a === null)),
    );
    const under = next[row + at] ?? lineOf(definition.emptyLine());
    next[row + at] = editedLine(definition, under, put);
  }
  return next;
}
