import { cellText, type RawCell } from './raw-cell.ts';

/** 53-bit hash of all cells of a row: among a million rows a false match is a chance of one in twenty thousand. */
export function rowHash(cells: readonly RawCell[]): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const cell of cells) {
    const text = cellText(cell);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    // A separator, so that "ab","c" and "a","bc" differ.
    a = Math.imul(a ^ 31, 2654435761);
    b = Math.imul(b ^ 29, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
