import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import { createCore } from '#db/core.ts';
import { type Actor, SYSTEM_ACTOR } from '#db/kit/context.ts';
import type { Store } from '#db/kit/store.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';
import { findAccount } from '#db/slices/users/users.service.ts';
import { BENCH_USER, type Client, httpClient, inProcessClient } from './clients.ts';
import { residentMb, startServerProcess } from './server-process.ts';

export interface OwnFactory {
  dataDir: string;
  store: Store;
  actor: Actor;
  client: Client;
}

export interface OwnHost {
  dataDir: string;
  client: Client;
  pid: number;
}

/** Work on an empty factory in a folder of its own, removed afterwards: what it fills in weighs on no other figure. */
export function inOwnFactory<T>(work: (factory: OwnFactory) => Promise<T>): Promise<T> {
  return inOwnFolder((dataDir) => opened(dataDir, work));
}

/**
 * Work at the LAN host as its users start it, on such a factory: memory and threads are the program's alone, and the
 * pages, which its users have open as well, are somebody else's.
 */
export function inOwnHost<T>(
  work: (host: OwnHost) => Promise<T>,
  fill: (factory: OwnFactory) => Promise<void> = async () => {},
): Promise<T> {
  return inOwnFolder(async (dataDir) => {
    await opened(dataDir, fill);
    const server = await startServerProcess(dataDir);
    try {
      const { client } = await httpClient(server.url);
      return await work({ dataDir, client, pid: server.pid });
    } finally {
      await server.stop();
    }
  });
}

async function inOwnFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millwright-bench-own-'));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function opened<T>(dataDir: string, work: (factory: OwnFactory) => Promise<T>): Promise<T> {
  const core = await createCore({ dataDir, holder: 'bench' });
  try {
    await core.host.startFactory({
      factory: 'bench',
      username: BENCH_USER.username,
      displayName: 'bench',
      passwordHash: await hashPassword(BENCH_USER.password),
    });
    const client = inProcessClient(core, core.connect({ transport: 'inprocess', device: 'bench' }));
    await client.session.signIn(BENCH_USER);
    const store = core.host.store();
    return await work({ dataDir, store, actor: benchActor(store), client });
  } finally {
    await core.close();
  }
}

/** The account of the bench as the services want it. */
export function benchActor(store: Store): Actor {
  const account = store.read(SYSTEM_ACTOR, (r) => findAccount(r, BENCH_USER.username));
  if (!account) throw new Error('the bench account is missing');
  return { userId: account.id, username: account.username, role: account.role, device: 'bench' };
}

export interface WatchedJob {
  job: JobRow;
  ms: number;
  /** Resident memory of the host at its highest. */
  highestMb: number;
  /** The slowest answer of a list while the job ran, milliseconds. */
  slowestListMs: number;
}

/** Starts a job and waits for its end, asking for a list all the while as somebody at a screen does. */
export async function watchJob(
  { client, pid }: Pick<OwnHost, 'client' | 'pid'>,
  start: () => Promise<{ jobId: string }>,
): Promise<WatchedJob> {
  let slowestListMs = 0;
  let highestMb = residentMb(pid) ?? 0;
  const from = performance.now();
  const { jobId } = await start();
  let job = await client.jobs.get({ id: jobId });
  while (job.finishedAt === null) {
    const asked = performance.now();
    await client.marketRecords.list({ limit: 50 });
    slowestListMs = Math.max(slowestListMs, performance.now() - asked);
    highestMb = Math.max(highestMb, residentMb(pid) ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = await client.jobs.get({ id: jobId });
  }
  return { job, ms: performance.now() - from, highestMb, slowestListMs };
}
