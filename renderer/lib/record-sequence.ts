/**
 * The records of a list in its order, so that PageUp and PageDown on the page of one go to the one before and after
 * it (上一张 / 下一张). A list says how its rows are read; nothing is read before a key asks for it.
 */
export interface Sequence {
  /** Keys of rows as the address has them, from a position on. */
  read: (from: number, count: number) => Promise<readonly string[]>;
  /** Where a record stands; missing where its key is not its id, and its list is then read from the top. */
  locate?: (key: string) => Promise<number | null>;
}

const READ_AT_ONCE = 200;
/** A record further down than this is not looked for row by row. */
const MOST = 10_000;

interface Kept extends Sequence {
  /** Where the last record was found. */
  at: number;
}

const sequences = new Map<string, Kept>();

/** Called by a list when a record of it is opened. @param base path of the list: `/parties` */
export function keepSequence(base: string, sequence: Sequence): void {
  sequences.set(base, { ...sequence, at: 0 });
}

export function hasSequence(base: string): boolean {
  return sequences.has(base);
}

export function forgetSequences(): void {
  sequences.clear();
}

async function positionOf(sequence: Kept, key: string): Promise<number> {
  const near = await sequence.read(sequence.at, 1);
  if (near[0] === key) return sequence.at;
  if (sequence.locate) return (await sequence.locate(key)) ?? -1;
  for (let from = 0; from < MOST; from += READ_AT_ONCE) {
    const keys = await sequence.read(from, READ_AT_ONCE);
    const at = keys.indexOf(key);
    if (at >= 0) return from + at;
    if (keys.length < READ_AT_ONCE) break;
  }
  return -1;
}

/** Key of the record before (-1) or after (1) one in its list; null at the ends and for a record that is not in it. */
export async function neighbourOf(base: string, key: string, by: 1 | -1): Promise<string | null> {
  const sequence = sequences.get(base);
  if (!sequence) return null;
  const at = await positionOf(sequence, key);
  if (at < 0 || at + by < 0) return null;
  const [found] = await sequence.read(at + by, 1);
  if (found === undefined) return null;
  sequence.at = at + by;
  return found;
}
