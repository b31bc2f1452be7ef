import type { SearchDoc, WriteContext } from '#db/kit/context.ts';
import type { RowBook } from './target.ts';

/**
 * Keeps what the records of a batch want found, and writes it at the end of the transaction. The full-text index
 * writes out its memory before every statement that may be taken back alone; in between ten thousand records that
 * costs more than the records.
 */
export class DeferredIndex implements RowBook {
  readonly #w: WriteContext;
  #docs: SearchDoc[] = [];
  #kept = 0;
  /** The same transaction, with the index set aside. */
  readonly context: WriteContext;

  constructor(w: WriteContext) {
    this.#w = w;
    this.context = { ...w, index: (doc) => this.#docs.push(doc) };
  }

  keep(): void {
    this.#kept = this.#docs.length;
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
