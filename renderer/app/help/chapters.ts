/** The chapters of the manual, in the order they are read; each is `docs/manual/<chapter>.<language>.md`. */
export const CHAPTERS = [
  'start',
  'ledger',
  'market',
  'orders',
  'products',
  'units',
  'after-sales',
  'reports',
  'data',
  'admin',
] as const;
export type ChapterName = (typeof CHAPTERS)[number];

export function isChapterName(name: unknown): name is ChapterName {
  return (CHAPTERS as readonly unknown[]).includes(name);
}
