import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { headerLikeness } from './header-match.ts';
import { headerWords } from './header-words.ts';
import { isMonthCell } from './month-header.ts';
import { cellText, type SheetRow } from './raw-cell.ts';
import { isMeasure } from './row-kinds.ts';

export interface JoinedHeader {
  row: number;
  rows: 2;
  names: string[];
  firstIndex: number;
}

/**
 * A header in two rows: group names above (联系方式 over 电话 and 邮箱), columns without a group merged downwards.
 * Tries the found row as the lower and as the upper one; null when it stands alone.
 */
export function joinTwoRows(
  kind: ImportKind,
  sample: readonly SheetRow[],
  index: number,
): JoinedHeader | null {
  return join(kind, sample, index - 1) ?? join(kind, sample, index);
}

function join(kind: ImportKind, sample: readonly SheetRow[], upperIndex: number): JoinedHeader | null {
  const upper = sample[upperIndex];
  const lower = sample[upperIndex + 1];
  if (!upper || !lower || lower.row !== upper.row + 1) return null;
  if (
    [...upper.cells, ...lower.cells].some(
      (cell) => cell !== null && !isMonthCell(cell) && (typeof cell !== 'string' || isMeasure(cell)),
    )
  ) {
    return null;
  }
  const width = Math.max(upper.cells.length, lower.cells.length);
  const above = Array.from({ length: width }, (_, column) => cellText(upper.cells[column]));
  const below = Array.from({ length: width }, (_, column) => cellText(lower.cells[column]));
  if (!interlock(above, below) || likeness(kind, below) < 0.3) return null;
  return { row: lower.row, rows: 2, names: joinNames(above, below), firstIndex: upperIndex };
}

/** Each column is named in one of the rows, and the blanks of one row are filled by the other. */
function interlock(above: readonly string[], below: readonly string[]): boolean {
  const named = above.filter((text, column) => text !== '' || below[column] !== '').length;
  const groups = above.filter((text) => text !== '').length;
  const onlyAbove = above.filter((text, column) => text !== '' && below[column] === '').length;
  const underGroup = above.filter((text, column) => text === '' && below[column] !== '').length;
  return groups >= 2 && named === above.length && underGroup > 0 && (onlyAbove > 0 || groups < named);
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
