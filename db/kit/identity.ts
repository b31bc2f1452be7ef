import { hash, randomFillSync } from 'node:crypto';

const random = new Uint8Array(10 * 256);
let used = random.length;

let lastTime = -1;
let counter = 0;
/** A clock that was set back further than this starts anew instead of holding on to the last millisecond. */
const HELD_MS = 1000;

/** The millisecond and 12 bits that only grow within it; they start low so that it has room for 2,048 ids at least. */
function nextPlace(asked: number, seed: number): { time: number; count: number } {
  const isHeld = asked <= lastTime && asked > lastTime - HELD_MS;
  if (!isHeld) {
    lastTime = asked;
    counter = seed & 0x7ff;
  } else if (counter < 0xfff) counter += 1;
  else {
    lastTime += 1;
    counter = 0;
  }
  return { time: lastTime, count: counter };
}

/**
 * UUIDv7: 48 bits of milliseconds, a counter, then random. Ids made in one process sort in the order they were made,
 * within a millisecond too: lists that fall back on the id, and the index pages it is written to, count on it.
 */
export function newId(now: number): string {
  if (used >= random.length) {
    randomFillSync(random);
    used = 0;
  }
  const r = random.subarray(used, used + 10);
  used += 10;
  const byte = (i: number) => r[i] ?? 0;
  const hex = (i: number) => byte(i).toString(16).padStart(2, '0');
  const place = nextPlace(Math.max(0, Math.floor(now)), (byte(0) << 8) | byte(1));
  const time = place.time.toString(16).padStart(12, '0');
  const versioned = (0x7000 | place.count).toString(16);
  const variant = (0x80 | (byte(2) & 0x3f)).toString(16) + hex(3);
  const tail = hex(4) + hex(5) + hex(6) + hex(7) + hex(8) + hex(9);
  return `${time.slice(0, 8)}-${time.slice(8)}-${versioned}-${variant}-${tail}`;
}

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The same content with its keys in order; plain values as they are. */
function inKeyOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inKeyOrder(Reflect.get(value, key))]));
}

/**
 * JSON with sorted keys, so that equal content has an equal hash whatever order it was built in. The copy is faster
 * than a replacer, which is called for every value; each write of the program logs through here.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inKeyOrder(value));
}
