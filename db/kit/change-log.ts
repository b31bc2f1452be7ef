import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import type { Actor, Change } from './context.ts';
import { canonicalJson, sha256 } from './identity.ts';

interface LogHead {
  seq: number;
  at: number;
  hash: string;
}

const FIRST: LogHead = { seq: 0, at: 0, hash: '' };

export function readLogHead(db: ReadableDb): LogHead {
  return db.get<LogHead>('SELECT seq, at, hash FROM change_log ORDER BY seq DESC LIMIT 1') ?? FIRST;
}

/** The chain: each hash covers the one before, so the first altered row is found by walking. */
function chainHash(previous: string, fields: readonly (string | number | null)[]): string {
  return sha256(`${previous}\n${JSON.stringify(fields)}`);
}

/** The row without its empty properties: half of a new record is empty, and each entry is kept for ever. */
function filled(row: object): string {
  return JSON.stringify(withoutEmpty(row));
}

/** A copy is faster than a replacer, which is called for every value. */
function withoutEmpty(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutEmpty);
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner: unknown = Reflect.get(value, name);
    if (inner !== null) kept[name] = typeof inner === 'object' ? withoutEmpty(inner) : inner;
  }
  return kept;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const isPlain = a === null || b === null || typeof a !== 'object' || typeof b !== 'object';
  return isPlain ? false : canonicalJson(a) === canonicalJson(b);
}

/** Only what differs; the whole row, as far as it is filled, when it was made or voided. */
function difference(change: Change): { before: string | null; after: string | null } {
  const { before, after } = change;
  if (!before || !after) {
    return { before: before ? filled(before) : null, after: after ? filled(after) : null };
  }
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    const old: unknown = Reflect.get(before, key);
    if (isSame(old, value)) continue;
    was[key] = old ?? null;
    is[key] = value;
  }
  return { before: canonicalJson(was), after: canonicalJson(is) };
}

/** Appends one entry; a clock that went backwards is recorded in the entry, the order is by `seq`. */
export function appendChange(db: WritableDb, actor: Actor, at: number, change: Change): number {
  return appendBehind(db, readLogHead(db), { actor, at }, change).seq;
}

/** The same for many at once: the head is read for the first, the others follow it. Nothing else may write in between. */
export function appendChanges(
  db: WritableDb,
  { actor, at }: { actor: Actor; at: number },
  changes: readonly Change[],
): number {
  let head = readLogHead(db);
  for (const change of changes) head = appendBehind(db, head, { actor, at }, change);
  return head.seq;
}

function appendBehind(
  db: WritableDb,
  head: LogHead,
  { actor, at }: { actor: Actor; at: number },
  change: Change,
): LogHead {
  const { before, after } = difference(change);
  const clockBack = Math.max(0, head.at - at);
  const fields = [
    change.entity,
    change.id,
    change.action,
    before,
    after,
    actor.userId,
    actor.device,
    at,
    clockBack,
  ];
  const seq = head.seq + 1;
  const hash = chainHash(head.hash, fields);
  db.run(
    `INSERT INTO change_log (seq, entity, entity_id, action, before_json, after_json, actor, device, at, clock_back_ms, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [seq, ...fields, head.hash, hash],
  );
  return { seq, at, hash };
}

interface LogRow {
  seq: number;
  entity: string;
  entity_id: string;
  action: string;
  before_json: string | null;
  after_json: string | null;
  actor: string;
  device: string;
  at: number;
  clock_back_ms: number;
  prev_hash: string;
  hash: string;
}

/** Walks the chain. Returns the first row that is missing or altered, or null when all is as written. */
export function findBrokenChange(db: ReadableDb): number | null {
  let expected: LogHead = FIRST;
  for (const row of db.iterate<LogRow>('SELECT * FROM change_log ORDER BY seq')) {
    const fields = [
      row.entity,
      row.entity_id,
      row.action,
      row.before_json,
      row.after_json,
      row.actor,
      row.device,
      row.at,
      row.clock_back_ms,
    ];
    const isWhole =
      row.seq === expected.seq + 1 &&
      row.prev_hash === expected.hash &&
      row.hash === chainHash(expected.hash, fields);
    if (!isWhole) return row.seq;
    expected = row;
  }
  return null;
}
