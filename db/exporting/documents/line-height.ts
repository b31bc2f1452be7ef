import type { PlacedCell } from './document-styles.ts';

/** Points of one line of text. */
export const LINE_HEIGHT = 17;
/** Excel takes no higher line. */
const MOST_LINES = 24;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3fffd}]/u;

/** Characters as wide as a digit; what stands in a square takes two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** Lines a text takes in its cell. Joined cells are not measured by any spreadsheet, so it is done here. */
export function linesOf({ value, at, span }: PlacedCell, widths: readonly number[]): number {
  if (typeof value !== 'string') return 1;
  const room = widths.slice(at, at + span).reduce((sum, width) => sum + width, 0) - 1;
  const lines = value
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, room))), 0);
  return Math.min(MOST_LINES, lines);
}
