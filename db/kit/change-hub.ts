/** Tells listeners which records changed, after the commit that changed them. */
export interface ChangeNotice {
  entity: string;
  ids: string[];
}

type Listener = (notice: ChangeNotice) => void;

export class ChangeHub {
  readonly #listeners = new Set<Listener>();

  publish(notices: readonly ChangeNotice[]): void {
    for (const notice of notices) for (const listener of this.#listeners) listener(notice);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Notices from now on until the signal says stop. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<ChangeNotice> {
    const waiting: ChangeNotice[] = [];
    let wake: () => void = () => {};
    const unsubscribe = this.subscribe((notice) => {
      waiting.push(notice);
      wake();
    });
    const stop = () => wake();
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        const notice = waiting.shift();
        if (notice) yield notice;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      unsubscribe();
    }
  }
}
