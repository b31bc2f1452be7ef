import { hash, randomFillSync } from 'node:crypto';

const random = new Uint8Array(10 * 256);
let used = random.length;

/** UUIDv7: 48 bits of milliseconds, then random; ids made in one process sort by creation time. */
export function newId(now: number): string {
  if (used >= random.length) {
    randomFillSync(random);
    used = 0;
  }
  const r = random.subarray(used, used + 10);
  used += 10;
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0');
  const byte = (i: number) => r[i] ?? 0;
  const hex = (i: number) => byte(i).toString(16).padStart(2, '0');
  const versioned = (0x70 | (byte(0) & 0x0f)).toString(16) + hex(1);
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
