import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { headerLikeness } from './header-match.ts';
import { headerWords } from './header-words.ts';
import { isMonthCell } from './month-header.ts';
import { cellText, type SheetRow } from './raw-cell.ts';
import { isMeasure } from './row-kinds.ts';

export interface JoinedHeader {
  row: number;
  rows: 2 | 3;
  names: string[];
  firstIndex: number;
}

/**
 * A header in two or three rows: group names above (联系方式 over 电话 and 邮箱), columns without a group merged
 * downwards. Two rows are tried first, with the found row as the lower and as the upper one, then three with it
 * anywhere among them; null when it stands alone.
 */
export function joinHeaderRows(
  kind: ImportKind,
  sample: readonly SheetRow[],
  index: number,
): JoinedHeader | null {
  const tries: readonly (readonly [first: number, rows: 2 | 3])[] = [
    [index - 1, 2],
    [index, 2],
    [index - 2, 3],
    [index - 1, 3],
    [index, 3],
  ];
  for (const [first, rows] of tries) {
    const joined = join(kind, sample, first, rows);
    if (joined) return joined;
  }
  return null;
}

function join(
  kind: ImportKind,
  sample: readonly SheetRow[],
  firstIndex: number,
  count: 2 | 3,
): JoinedHeader | null {
  if (firstIndex < 0) return null;
  const rows = sample.slice(firstIndex, firstIndex + count);
  const last = rows.at(-1);
  const isUnbroken = rows.every((row, at) => row.row === (rows[0]?.row ?? 0) + at);
  if (rows.length < count || !last || !isUnbroken || rows.some(holdsMeasures)) return null;
  const width = Math.max(...rows.map((row) => row.cells.length));
  const texts = rows.map((row) => Array.from({ length: width }, (_, column) => cellText(row.cells[column])));
  const leaves = texts.at(-1) ?? [];
  if (!interlock(texts) || likeness(kind, leaves) < 0.3) return null;
  const names = texts.slice(0, -1).reduceRight((below, above) => joinNames(above, below), leaves);
  return { row: last.row, rows: count, names, firstIndex };
}

function holdsMeasures({ cells }: SheetRow): boolean {
  return cells.some(
    (cell) => cell !== null && !isMonthCell(cell) && (typeof cell !== 'string' || isMeasure(cell)),
  );
}

/** Each column is named in one of the rows, and the blanks of every row are filled by the next one below it. */
function interlock(rows: readonly (readonly string[])[]): boolean {
  const [top = []] = rows;
  const isNamed = top.every((_, column) => rows.some((row) => row[column] !== ''));
  return isNamed && rows.slice(1).every((below, at) => isGroupRow(rows[at] ?? [], below, rows.length));
}

/** A row of group names: blanks of it are named below; with two rows it also says what stands below nothing. */
function isGroupRow(above: readonly string[], below: readonly string[], rows: number): boolean {
  const groups = above.filter((text) => text !== '').length;
  const onlyAbove = above.filter((text, column) => text !== '' && below[column] === '').length;
  const underGroup = above.filter((text, column) => text === '' && below[column] !== '').length;
  return groups >= 2 && underGroup > 0 && (onlyAbove > 0 || (rows === 2 && groups < above.length));
}

function likeness(kind: ImportKind, names: readonly string[]): number {
  const filled = names.filter((name) => name !== '');
  const sum = filled.reduce((total, name) => total + headerLikeness(kind, headerWords(name)), 0);
  return filled.length === 0 ? 0 : sum / filled.length;
}

function joinNames(above: readonly string[], below: readonly string[]): string[] {
  let group = '';
  return below.map((name, column) => {
    const own = above[column] ?? '';
    // A group reaches to the right as long as columns below it are named and no new group starts.
    if (own !== '' || name === '') group = own;
    if (name === '') return own;
    return group === '' || group === name ? name : `${group}/${name}`;
  });
}
