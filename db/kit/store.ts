import type { Database } from 'better-sqlite3';
import { type ReadableDb, readableDb, type WritableDb, writableDb } from '#db/connection/database.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import { ChangeHub, type ChangeNotice } from './change-hub.ts';
import { appendChange, appendChanges } from './change-log.ts';
import { type Clock, localDate } from './clock.ts';
import type { Actor, Change, ReadContext, WriteContext } from './context.ts';
import { newId } from './identity.ts';
import { FieldMasks } from './masks/field-masks.ts';
import { takeNumber } from './number-series.ts';
import { indexDocument, indexDocuments, markDocument } from './search-index.ts';

export interface StoreOptions {
  clock: Clock;
  /** Called after each commit with the highest change-log number, for the mark kept beside the database. */
  onCommit?(logSeq: number): void;
  /** Called when the disk did not confirm a commit: this connection knows no more what is on it. */
  onUncertain?(): void;
  /** Those who listen to the store before this one go on listening. */
  changes?: ChangeHub;
}

/** The opened database of one factory: one writing connection, one transaction at a time, a notice after each commit. */
export class Store {
  readonly handle: Database;
  readonly clock: Clock;
  readonly changes: ChangeHub;
  /** What each role may not see or not change. */
  readonly masks: FieldMasks;
  readonly #reader: ReadableDb;
  readonly #writer: WritableDb;
  readonly #onCommit: (logSeq: number) => void;
  readonly #onUncertain: () => void;
  /** Held by a worker while it writes on its own connection; writes of the interface wait instead of blocking. */
  #turn: Promise<void> = Promise.resolve();
  #isTurnHeld = false;

  constructor(handle: Database, options: StoreOptions) {
    this.handle = handle;
    this.clock = options.clock;
    this.masks = new FieldMasks(handle);
    this.#reader = readableDb(handle);
    this.#writer = writableDb(handle);
    this.#onCommit = options.onCommit ?? (() => {});
    this.#onUncertain = options.onUncertain ?? (() => {});
    this.changes = options.changes ?? new ChangeHub();
  }

  /** Everything is read from here: what the actor's role may not see is not there. */
  readContext(actor: Actor): ReadContext {
    const at = this.clock.now();
    const db = this.masks.reader(actor.role)?.db ?? this.#reader;
    return { db, actor, at, today: localDate(at) };
  }

  /** What the actor reads is of one moment until the returned function is called. */
  holdMoment(actor: Actor): () => void {
    const handle = this.masks.reader(actor.role)?.handle ?? this.handle;
    handle.exec('BEGIN');
    return () => {
      if (handle.inTransaction) handle.exec('COMMIT');
    };
  }

  /** Closes what was opened beside the writing connection; that one is its owner's. */
  close(): void {
    this.masks.close();
  }

  read<T>(actor: Actor, query: (r: ReadContext) => T): T {
    return query(this.readContext(actor));
  }

  /** Runs the use case in one IMMEDIATE transaction as soon as no worker holds the writer's turn. */
  async write<T>(actor: Actor, useCase: (w: WriteContext) => T): Promise<T> {
    while (this.#isTurnHeld) await this.#turn;
    return this.writeNow(actor, useCase);
  }

  /** The same without waiting, for callers that own the connection (workers, set-up, tests). Throws if called inside itself. */
  writeNow<T>(actor: Actor, useCase: (w: WriteContext) => T): T {
    const touched = new Map<string, Set<string>>();
    let logSeq = 0;
    const w = this.#writeContext(actor, (change, seq) => {
      logSeq = seq;
      const ids = touched.get(change.entity) ?? new Set<string>();
      touched.set(change.entity, ids.add(change.id));
    });
    const result = this.#transaction(() => useCase(w));
    if (logSeq > 0) this.#onCommit(logSeq);
    if (touched.has('field-masks')) this.masks.forget();
    this.changes.publish([...touched].map(([entity, ids]): ChangeNotice => ({ entity, ids: [...ids] })));
    return result;
  }

  /** Gives the writer's turn to someone else until the returned function is called. */
  async holdTurn(): Promise<() => void> {
    while (this.#isTurnHeld) await this.#turn;
    this.#isTurnHeld = true;
    let release: () => void = () => {};
    this.#turn = new Promise((resolve) => {
      release = () => {
        this.#isTurnHeld = false;
        resolve();
      };
    });
    return release;
  }

  #writeContext(actor: Actor, onLogged: (change: Change, seq: number) => void): WriteContext {
    const db = this.#writer;
    const at = this.clock.now();
    return {
      db,
      actor,
      at,
      today: localDate(at),
      newId: () => newId(at),
      hides: (field) => this.masks.of(actor.role)?.unseen.has(field) ?? false,
      log: (change) => {
        onLogged(change, appendChange(db, actor, at, change));
        markChanged(db, change);
      },
      logAll: (changes) => {
        const seq = appendChanges(db, { actor, at }, changes);
        for (const change of changes) {
          onLogged(change, seq);
          markChanged(db, change);
        }
      },
      nextNo: (kind, on) => takeNumber(db, kind, on),
      index: (doc) => indexDocument(db, doc),
      indexAll: (docs) => indexDocuments(db, docs),
    };
  }

  #transaction<T>(body: () => T): T {
    try {
      this.#writer.run('BEGIN IMMEDIATE');
      const result = body();
      this.#writer.run('COMMIT');
      return result;
    } catch (error) {
      if (this.handle.inTransaction) this.#writer.run('ROLLBACK');
      const domain = toDomainError(error, this.handle.name);
      if (domain?.code === 'STORAGE_UNCERTAIN') this.#onUncertain();
      throw domain ?? error;
    }
  }
}

/** A voided record stays in the index, marked. */
function markChanged(db: WritableDb, { action, entity, id }: Change): void {
  if (action === 'void') markDocument(db, entity, id, true);
  else if (action === 'restore') markDocument(db, entity, id, false);
}
