import type { Worker } from 'node:worker_threads';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import { DomainError, type ErrorCode } from '#contract/kit/errors.ts';
import type { Actor } from '#db/kit/context.ts';
import { newId } from '#db/kit/identity.ts';
import type { Logger } from '#db/kit/logger.ts';
import type { Store } from '#db/kit/store.ts';
import type { FromWorker, JobOrder, ToWorker } from './job-types.ts';
import { finishJob, insertJob } from './jobs.repo.ts';
import { WorkerPool } from './worker-pool.ts';

/** After a cancel the worker may finish its current step; then it is ended. Its transaction rolls back with it. */
const CANCEL_PATIENCE_MS = 2_000;

interface Running {
  row: JobRow;
  worker: Worker;
  release: (() => void) | null;
  settled: Promise<JobRow>;
  settle(row: JobRow): void;
}

/** Long work in worker threads: progress and cancel while it runs, one row that says how it ended. */
export class JobRunner {
  readonly #store: Store;
  readonly #dataDir: string;
  readonly #log: Logger;
  readonly #onCommit: (logSeq: number) => void;
  readonly #running = new Map<string, Running>();
  readonly #jobOf = new WeakMap<Worker, Running>();
  readonly #workers = new WorkerPool((worker) => this.#listen(worker));

  constructor(store: Store, options: { dataDir: string; log: Logger; onCommit(logSeq: number): void }) {
    this.#store = store;
    this.#dataDir = options.dataDir;
    this.#log = options.log;
    this.#onCommit = options.onCommit;
  }

  /** Somebody is about to start such a job: its worker loads meanwhile. */
  prepare(kind: string): void {
    this.#workers.prepare(kind);
  }

  start(kind: string, params: unknown, actor: Actor): JobRow {
    const at = this.#store.clock.now();
    const row: JobRow = {
      id: newId(at),
      kind,
      state: 'running',
      done: 0,
      total: null,
      phase: null,
      result: null,
      error: null,
      createdBy: actor.userId,
      createdAt: at,
      startedAt: at,
      finishedAt: null,
    };
    insertJob(this.#store, row, params);
    const order: JobOrder = {
      kind,
      params,
      actor,
      dataDir: this.#dataDir,
      database: this.#store.handle.name,
    };
    const worker = this.#workers.take();
    let settle: (row: JobRow) => void = () => {};
    const settled = new Promise<JobRow>((resolve) => {
      settle = resolve;
    });
    const running: Running = { row, worker, release: null, settled, settle };
    this.#running.set(row.id, running);
    this.#jobOf.set(worker, running);
    worker.postMessage({ type: 'order', order } satisfies ToWorker);
    return row;
  }

  /** One job at a time: what a worker says is about the one it was given last. */
  #listen(worker: Worker): void {
    const job = (tell: (running: Running) => void) => {
      const running = this.#jobOf.get(worker);
      if (running) tell(running);
    };
    worker.on('message', (message: FromWorker) => job((running) => void this.#heard(running, message)));
    worker.on('error', (error: Error) =>
      job((running) =>
        this.#finish(running, 'failed', null, 'INTERNAL', { incident: running.row.id }, error.stack),
      ),
    );
    worker.on('exit', () => job((running) => this.#finish(running, 'cancelled', null, 'CANCELLED', {})));
  }

  /** The live row of a running job, undefined when it is over. */
  live(id: string): JobRow | undefined {
    return this.#running.get(id)?.row;
  }

  liveRows(): JobRow[] {
    return [...this.#running.values()].map((r) => r.row);
  }

  /** Resolves when the job is over, whatever its end. */
  async settled(id: string): Promise<JobRow | undefined> {
    return this.#running.get(id)?.settled;
  }

  /** Asks the job to stop. What it had not committed is gone, nothing half remains. */
  cancel(id: string): void {
    const running = this.#running.get(id);
    if (!running) return;
    running.worker.postMessage({ type: 'cancel' } satisfies ToWorker);
    setTimeout(() => {
      if (this.#running.has(id)) void this.#workers.end(running.worker);
    }, CANCEL_PATIENCE_MS).unref();
  }

  /** Ends everything that still runs; used when the core closes. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map((r) => this.#workers.end(r.worker)));
    await this.#workers.close();
  }

  async #heard(running: Running, message: FromWorker): Promise<void> {
    switch (message.type) {
      case 'loaded':
        return;
      case 'progress':
        Object.assign(running.row, { done: message.done, total: message.total, phase: message.phase });
        this.#store.changes.publish([{ entity: 'jobs', ids: [running.row.id] }]);
        return;
      case 'want_turn':
        running.release = await this.#store.holdTurn();
        if (this.#running.has(running.row.id))
          running.worker.postMessage({ type: 'turn' } satisfies ToWorker);
        else this.#release(running);
        return;
      case 'return_turn':
        this.#release(running);
        if (message.logSeq > 0) this.#onCommit(message.logSeq);
        this.#store.changes.publish(message.notices);
        return;
      case 'done':
        this.#giveBack(running, message.heapBytes);
        this.#finish(running, 'done', message.result);
        return;
      case 'failed':
        // Whatever broke in a way nobody foresaw is not used again.
        if (message.code === 'INTERNAL') void this.#workers.end(running.worker);
        else this.#giveBack(running, message.heapBytes);
        this.#finish(
          running,
          message.code === 'CANCELLED' ? 'cancelled' : 'failed',
          null,
          message.code,
          message.data,
          message.text,
        );
        return;
    }
  }

  #giveBack({ worker, row }: Running, heapBytes: number): void {
    this.#workers.giveBack(worker, heapBytes, row.kind === 'import-analysis');
  }

  #release(running: Running): void {
    running.release?.();
    running.release = null;
  }

  #finish(
    running: Running,
    state: JobRow['state'],
    result: unknown,
    code?: ErrorCode,
    data?: unknown,
    text?: string,
  ): void {
    if (!this.#running.delete(running.row.id)) return;
    this.#release(running);
    if (state === 'failed')
      this.#log.error('job failed', { job: running.row.id, kind: running.row.kind, code, error: text });
    const error = code ? { code, data: code === 'INTERNAL' ? { incident: running.row.id } : data } : null;
    Object.assign(running.row, { state, result, error, finishedAt: this.#store.clock.now() });
    if (this.#store.handle.open) finishJob(this.#store, running.row);
    this.#store.changes.publish([{ entity: 'jobs', ids: [running.row.id] }]);
    running.settle(running.row);
  }
}

/** The finished result of a job, or the error it ended with. */
export function resultOf(row: JobRow): unknown {
  if (row.state === 'done') return row.result;
  if (row.error) throw new DomainError(row.error.code as ErrorCode, row.error.data as never);
  throw new DomainError('CANCELLED', {});
}
