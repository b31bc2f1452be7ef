import type { SearchDoc, WriteContext } from '#db/kit/context.ts';
import type { RowBook } from './target.ts';

/** So many at a time: few enough to hold, enough that the index writes out its memory seldom. */
const HELD = 5_000;

/**
 * Keeps what the records of a batch want found, and writes it in large pieces. The full-text index
 * writes out its memory before every statement that may be taken back alone; in between ten thousand records that
 * costs more than the records.
 */
export class DeferredIndex implements RowBook {
  readonly #w: WriteContext;
  readonly #isCareful: boolean;
  #docs: SearchDoc[] = [];
  #kept = 0;
  /** The same transaction, with the index set aside. */
  readonly context: WriteContext;

  /** `isCareful`: records are written in savepoints, so everything waits for the end. */
  constructor(w: WriteContext, isCareful: boolean) {
    this.#w = w;
    this.#isCareful = isCareful;
    this.context = { ...w, index: (doc) => this.#docs.push(doc) };
  }

  keep(): void {
    this.#kept = this.#docs.length;
    if (this.#kept >= HELD && !this.#isCareful) this.write();
  }

  forget(): void {
    this.#docs.length = this.#kept;
  }

  /** The last word about a record counts. */
  write(): void {
    const last = new Map(this.#docs.map((doc) => [`${doc.kind}|${doc.id}`, doc]));
    for (const doc of last.values()) this.#w.index(doc);
    this.#docs = [];
    this.#kept = 0;
  }
}
