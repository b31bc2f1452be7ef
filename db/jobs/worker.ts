import { flushCompileCache } from 'node:module';
import { getHeapStatistics } from 'node:v8';
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { DomainError } from '#contract/kit/errors.ts';
import { openSecondWriter } from '#db/connection/open.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import { systemClock } from '#db/kit/clock.ts';
import { Store } from '#db/kit/store.ts';
import { JOB_HANDLERS } from './job-handlers.ts';
import type { FromWorker, JobOrder, ToWorker } from './job-types.ts';
import { TurnKeeper } from './turn-keeper.ts';

const port = parentPort;
if (!port) throw new Error('a job runs in a worker thread');
const send = (message: FromWorker) => port.postMessage(message);

// A thread that is ended while it loads the driver takes the whole process with it: it says when that is over.
new Database(':memory:').close();
send({ type: 'loaded' });

/** What the running job is told; between two jobs nobody listens. */
let heard: (message: ToWorker) => void = () => {};

async function run(order: JobOrder): Promise<unknown> {
  const load = JOB_HANDLERS[order.kind];
  if (!load) throw new DomainError('NOT_FOUND', { entity: 'job-kind', key: order.kind });
  const handle = openSecondWriter(order.database);
  const turns = new TurnKeeper(send);
  const store = new Store(handle, { clock: systemClock, onCommit: (seq) => turns.committed(seq) });
  store.changes.subscribe((notice) => turns.changed(notice));
  const abort = new AbortController();
  heard = (message) => {
    if (message.type === 'turn') turns.granted();
    else if (message.type === 'cancel') abort.abort();
  };
  try {
    const handler = await load();
    flushCompileCache();
    return await handler({
      params: order.params,
      actor: order.actor,
      dataDir: order.dataDir,
      store,
      signal: abort.signal,
      progress: (done, total, phase) => {
        send({ type: 'progress', done, total, phase });
        // In the middle of a transaction there is no turn of the event loop: a cancel is asked for, not waited for.
        const waiting = port && receiveMessageOnPort(port);
        if (waiting) heard(waiting.message as ToWorker);
      },
      inTurn: (write) => turns.run(write),
    });
  } finally {
    heard = () => {};
    store.close();
    handle.close();
  }
}

/** What this thread holds of the machine's memory, used or not. */
const heapBytes = () => getHeapStatistics().total_physical_size;

async function obey(order: JobOrder): Promise<void> {
  try {
    const result = await run(order);
    send({ type: 'done', result: result ?? null, heapBytes: heapBytes() });
  } catch (error) {
    const domain = toDomainError(error);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (domain) send({ type: 'failed', code: domain.code, data: domain.data, text, heapBytes: heapBytes() });
    else send({ type: 'failed', code: 'INTERNAL', data: { incident: '' }, text, heapBytes: heapBytes() });
  }
}

/** Loads ahead what a job needs; what fails here fails again when the job comes, and is told then. */
async function prepare(kind: string): Promise<void> {
  await JOB_HANDLERS[kind]?.().catch(() => {});
  flushCompileCache();
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'order') void obey(message.order);
  else if (message.type === 'prepare') void prepare(message.kind);
  else heard(message);
});
