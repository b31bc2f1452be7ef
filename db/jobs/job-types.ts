import type { ErrorCode } from '#contract/kit/errors.ts';
import type { ChangeNotice } from '#db/kit/change-hub.ts';
import type { Actor } from '#db/kit/context.ts';
import type { Store } from '#db/kit/store.ts';

/** What a job is given. It takes ids and parameters only, never a request or a window. */
export interface JobContext<Params> {
  params: Params;
  actor: Actor;
  /** Own connection of the worker. Writing needs the writer's turn first. */
  store: Store;
  dataDir: string;
  signal: AbortSignal;
  progress(done: number, total: number | null, phase: string): void;
  /** Waits for the writer's turn, runs the write, gives the turn back. */
  inTurn<T>(write: () => T): Promise<T>;
}

export type JobHandler = (job: JobContext<unknown>) => Promise<unknown>;

/** What the worker starts from. */
export interface JobOrder {
  kind: string;
  params: unknown;
  actor: Actor;
  dataDir: string;
  database: string;
}

export type FromWorker =
  | { type: 'loaded' }
  | { type: 'progress'; done: number; total: number | null; phase: string }
  | { type: 'want_turn' }
  | { type: 'return_turn'; notices: ChangeNotice[]; logSeq: number }
  | { type: 'done'; result: unknown; heapBytes: number }
  | { type: 'failed'; code: ErrorCode; data: unknown; text: string; heapBytes: number };

export type ToWorker =
  | { type: 'prepare'; kind: string }
  | { type: 'order'; order: JobOrder }
  | { type: 'turn' }
  | { type: 'cancel' };
