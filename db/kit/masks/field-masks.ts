import type { Database } from 'better-sqlite3';
import { isMaskedField, type MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { Role } from '#contract/kit/permissions.ts';
import { type ReadableDb, readableDb } from '#db/connection/database.ts';
import { openReader } from '#db/connection/open.ts';
import { putMasksBefore } from './masked-views.ts';
import { type RoleMasks, roleMasks } from './role-masks.ts';

interface MaskRow {
  role: Role;
  entity: string;
  field: string;
  level: 'hidden' | 'masked' | 'read';
}

interface MaskedReader {
  handle: Database;
  db: ReadableDb;
}

/** Says which index to take; a view has none, and its table is found through the one that fits. */
const HINT = /\s+INDEXED\s+BY\s+\w+/gu;

function withoutHints(db: ReadableDb): ReadableDb {
  const plain = (sql: string) => sql.replace(HINT, '');
  return {
    get: (sql, params) => db.get(plain(sql), params),
    all: (sql, params) => db.all(plain(sql), params),
    iterate: (sql, params) => db.iterate(plain(sql), params),
    pluck: (sql, params) => db.pluck(plain(sql), params),
    pluckAll: (sql, params) => db.pluckAll(plain(sql), params),
  };
}

/** Which masks a reader was made with; readers of everything are not in here. */
const masksOfReader = new WeakMap<ReadableDb, RoleMasks>();

/** The masks behind what is read through this connection; undefined where everything may be seen. */
export function masksOf(db: ReadableDb): RoleMasks | undefined {
  return masksOfReader.get(db);
}

/**
 * The masks of every role as they are in the file, looked up once and again after one was changed. A role that may not
 * see a field reads through a connection of its own on which the field is not there.
 */
export class FieldMasks {
  readonly #handle: Database;
  #byRole: ReadonlyMap<Role, RoleMasks> | null = null;
  readonly #readers = new Map<Role, MaskedReader>();

  constructor(handle: Database) {
    this.#handle = handle;
  }

  /** Null for a role that may see and change everything. */
  of(role: Role): RoleMasks | null {
    if (role === 'administrator') return null;
    this.#byRole ??= this.#load();
    return this.#byRole.get(role) ?? null;
  }

  /** What somebody in the role reads through; null where that is everything. */
  reader(role: Role): MaskedReader | null {
    const masks = this.of(role);
    if (!masks || masks.unseen.size === 0) return null;
    const known = this.#readers.get(role);
    if (known) return known;
    const handle = openReader(this.#handle.name);
    try {
      putMasksBefore(handle, masks);
    } catch (error) {
      handle.close();
      throw error;
    }
    const made = { handle, db: withoutHints(readableDb(handle)) };
    masksOfReader.set(made.db, masks);
    this.#readers.set(role, made);
    return made;
  }

  /** After a change: what was looked up holds no more. */
  forget(): void {
    this.#byRole = null;
    this.close();
  }

  close(): void {
    for (const { handle } of this.#readers.values()) handle.close();
    this.#readers.clear();
  }

  #load(): ReadonlyMap<Role, RoleMasks> {
    const rows = this.#handle
      .prepare<[], MaskRow>('SELECT role, entity, field, level FROM field_masks')
      .all();
    const levels = new Map<Role, Map<MaskedField, MaskRow['level']>>();
    for (const { role, entity, field, level } of rows) {
      const name = `${entity}.${field}`;
      if (!isMaskedField(name)) continue;
      const known = levels.get(role) ?? new Map<MaskedField, MaskRow['level']>();
      levels.set(role, known.set(name, level));
    }
    return new Map([...levels].map(([role, known]) => [role, roleMasks(role, known)]));
  }
}
