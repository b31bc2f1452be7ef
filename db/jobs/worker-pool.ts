import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ToWorker } from './job-types.ts';

/**
 * A worker's heap is kept small: left alone it takes what the machine has before it clears up. Factory PCs start at
 * 4 GB, and rows wait packed outside of it.
 */
const MEMORY = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1_536 };
/** Loading what a job needs takes longer than many a job; a thread that waits holds some forty megabytes. */
const IDLE_MS = 5_000;
/** Who looked at a ledger brings it in next, when the screen has been read. */
const IDLE_BEFORE_IMPORT_MS = 60_000;
const KEPT_HEAP_BYTES = 64 * 1024 * 1024;

const IS_SOURCE = import.meta.url.endsWith('.ts');

/** Beside this file in source, beside the bundle when built. */
const WORKER_FILE = new URL(IS_SOURCE ? './worker.ts' : './job-worker.js', import.meta.url);

/** A thread that runs from the sources compiles three hundred files, unless what it compiled last time is kept. */
function workerEnv(): NodeJS.ProcessEnv {
  if (!IS_SOURCE) return process.env;
  const kept = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
  return { NODE_COMPILE_CACHE: kept, ...process.env };
}

/** Worker threads for jobs. One that is done waits a while for the next job before it ends. */
export class WorkerPool {
  readonly #started: (worker: Worker) => void;
  readonly #loaded = new WeakMap<Worker, Promise<void>>();
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
    const worker = new Worker(WORKER_FILE, { resourceLimits: MEMORY, env: workerEnv() });
    worker.once('exit', () => {
      if (this.#idle === worker) this.#idle = null;
    });
    const loaded = new Promise<void>((resolve) => {
      worker.once('message', () => resolve());
      worker.once('exit', () => resolve());
    });
    this.#loaded.set(worker, loaded);
    this.#started(worker);
    return worker;
  }

  /** Ends a thread, but never in the middle of loading the driver, which would abort the process. */
  async end(worker: Worker): Promise<void> {
    await this.#loaded.get(worker);
    await worker.terminate();
  }

  /** A worker that has loaded what the kind of job needs before there is a job. */
  prepare(kind: string): void {
    const worker = this.take();
    worker.postMessage({ type: 'prepare', kind } satisfies ToWorker);
    this.giveBack(worker, 0, true);
  }

  /** One that grew large, or is one too many, gives its memory back by ending. */
  giveBack(worker: Worker, heapBytes: number, isImportNext: boolean): void {
    if (this.#idle || heapBytes > KEPT_HEAP_BYTES) {
      void this.end(worker);
      return;
    }
    // It must not keep the program from ending.
    worker.unref();
    this.#idle = worker;
    const patience = isImportNext ? IDLE_BEFORE_IMPORT_MS : IDLE_MS;
    this.#timer = setTimeout(() => void this.close(), patience).unref();
  }

  /** Ends the one that waits. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = this.#idle;
    // Nobody is handed one that is about to end.
    this.#idle = null;
    if (waiting) await this.end(waiting);
  }
}
