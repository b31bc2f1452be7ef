import type { Change, SearchDoc, WriteContext } from '#db/kit/context.ts';
import type { RowBook } from './target.ts';

/** So many at a time: few enough to hold, enough that the index writes out its memory seldom. */
const HELD_DOCS = 8_000;
/** Entries hold whole records. */
const HELD_CHANGES = 500;

/**
 * Keeps what the records of a batch want found and logged, and writes it in large pieces. The full-text index writes
 * out its memory before every statement that may be taken back alone; in between ten thousand records that costs more
 * than the records. The log is a chain: alone, each entry reads the one before.
 */
export class DeferredWrites implements RowBook {
  readonly #w: WriteContext;
  readonly #isCareful: boolean;
  #docs: SearchDoc[] = [];
  #changes: Change[] = [];
  #kept = { docs: 0, changes: 0 };
  #written = 0;
  /** The same transaction, with index and log set aside. */
  readonly context: WriteContext;

  /** `isCareful`: records are written in savepoints, so documents wait for the end and the log is written at once. */
  constructor(w: WriteContext, isCareful: boolean) {
    this.#w = w;
    this.#isCareful = isCareful;
    const index = (doc: SearchDoc) => this.#docs.push(doc);
    const log = (change: Change) => this.#changes.push(change);
    this.context = isCareful ? { ...w, index } : { ...w, index, log, ...this.#counting(w) };
  }

  /** Statements that were run so far on behalf of records. */
  get written(): number {
    return this.#written;
  }

  #counting({ db, nextNo }: WriteContext): Pick<WriteContext, 'db' | 'nextNo'> {
    const run: WriteContext['db']['run'] = (sql, params) => {
      const result = db.run(sql, params);
      this.#written += 1;
      return result;
    };
    return {
      db: { ...db, run },
      nextNo: (kind, on) => {
        this.#written += 1;
        return nextNo(kind, on);
      },
    };
  }

  keep(): void {
    this.#kept = { docs: this.#docs.length, changes: this.#changes.length };
    if (this.#isCareful) return;
    if (this.#kept.docs >= HELD_DOCS) this.#writeDocs();
    if (this.#kept.changes >= HELD_CHANGES) this.#writeChanges();
  }

  forget(): void {
    this.#docs.length = this.#kept.docs;
    this.#changes.length = this.#kept.changes;
  }

  write(): void {
    this.#writeDocs();
    this.#writeChanges();
  }

  /** The last word about a record counts; it is new to the index when the first word about it said so. */
  #writeDocs(): void {
    const last = new Map<string, SearchDoc>();
    for (const doc of this.#docs) {
      const key = `${doc.kind}|${doc.id}`;
      last.set(key, last.get(key)?.isNew ? { ...doc, isNew: true } : doc);
    }
    this.#docs = [];
    this.#kept.docs = 0;
    this.#w.indexAll([...last.values()]);
  }

  #writeChanges(): void {
    const changes = this.#changes;
    this.#changes = [];
    this.#kept.changes = 0;
    this.#w.logAll(changes);
  }
}
