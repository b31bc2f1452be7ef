import { Worker } from 'node:worker_threads';

/**
 * A worker's heap is kept small: left alone it takes what the machine has before it clears up. Factory PCs start at
 * 4 GB, and rows wait packed outside of it.
 */
const MEMORY = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1_536 };
/** Loading what a job needs takes longer than many a job: who looked at a ledger brings it in next. */
const IDLE_MS = 60_000;

/** Beside this file in source, beside the bundle when built. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './job-worker.js', import.meta.url);
}

/** Worker threads for jobs. One that is done waits a while for the next job before it ends. */
export class WorkerPool {
  readonly #started: (worker: Worker) => void;
  #idle: Worker | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `started` is told every new worker, to listen to it. */
  constructor(started: (worker: Worker) => void) {
    this.#started = started;
  }

  take(): Worker {
    const waiting = this.#idle;
    clearTimeout(this.#timer);
    this.#idle = null;
    if (waiting) {
      waiting.ref();
      return waiting;
    }
    const worker = new Worker(workerFile(), { resourceLimits: MEMORY });
    worker.once('exit', () => {
      if (this.#idle === worker) this.#idle = null;
    });
    this.#started(worker);
    return worker;
  }

  giveBack(worker: Worker): void {
    if (this.#idle) {
      void worker.terminate();
      return;
    }
    // It must not keep the program from ending.
    worker.unref();
    this.#idle = worker;
    this.#timer = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  /** Ends the one that waits. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = this.#idle;
    // Nobody is handed one that is about to end.
    this.#idle = null;
    await waiting?.terminate();
  }
}
