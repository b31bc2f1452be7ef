import type { ColumnProfile } from './column-profile.ts';
import { unitPower } from './header-words.ts';
import { foldText } from './raw-cell.ts';

const UNIT_NOTE =
  /[(（]((?:人民币)?(?:亿|千万|百万|万|千)(?:元|美元))[)）]\s*$|(?:货币|金额|计量)?单位\s*[:：]?\s*((?:人民币)?(?:亿|千万|百万|万|千)?(?:元|美元))|\bunit\s*[:：]\s*(\S+)/i;

/** Power of ten of a 单位：万元 in the title or notes above a table; null when there is none. */
export function powerInNotes(notes: readonly string[]): number | null {
  for (const note of notes) {
    const match = UNIT_NOTE.exec(foldText(note));
    const power = match ? unitPower(match[1] ?? match[2] ?? match[3] ?? '') : null;
    if (power !== null) return power;
  }
  return null;
}

/** Years a ledger speaks of: in its name, sheet and titles, else those of its own full dates when they are one. */
export function yearsIn(texts: readonly (string | null)[], profiles: readonly ColumnProfile[]): number[] {
  const named = texts.flatMap((text) =>
    [...foldText(text ?? '').matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map((match) => Number(match[0])),
  );
  if (named.length > 0) return [...new Set(named)];
  const dated = profiles.filter(({ dates }) => dates.cells + dates.texts > 0 && dates.first !== null);
  const years = new Set(
    dated.flatMap(({ dates }) => [dates.first, dates.last].map((date) => Number(date?.slice(0, 4)))),
  );
  return [...years];
}
