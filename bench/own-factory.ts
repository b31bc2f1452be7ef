import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import { createCore } from '#db/core.ts';
import { type Actor, SYSTEM_ACTOR } from '#db/kit/context.ts';
import type { Store } from '#db/kit/store.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';
import { findAccount } from '#db/slices/users/users.service.ts';
import { BENCH_USER, type Client, inProcessClient } from './clients.ts';
import { residentMb } from './server-process.ts';

export interface OwnFactory {
  dataDir: string;
  store: Store;
  actor: Actor;
  client: Client;
}

/** Work on an empty factory in a folder of its own, removed afterwards: what it fills in weighs on no other figure. */
export async function inOwnFactory<T>(work: (factory: OwnFactory) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millwright-bench-own-'));
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
    rmSync(dataDir, { recursive: true, force: true });
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
  /** Resident memory of this process at its highest. */
  highestMb: number;
  /** The slowest answer of a list while the job ran, milliseconds. */
  slowestListMs: number;
}

/** Starts a job and waits for its end, asking for a list all the while as somebody at a screen does. */
export async function watchJob(client: Client, start: () => Promise<{ jobId: string }>): Promise<WatchedJob> {
  let slowestListMs = 0;
  let highestMb = residentMb(process.pid) ?? 0;
  const from = performance.now();
  const { jobId } = await start();
  let job = await client.jobs.get({ id: jobId });
  while (job.finishedAt === null) {
    const asked = performance.now();
    await client.marketRecords.list({ limit: 50 });
    slowestListMs = Math.max(slowestListMs, performance.now() - asked);
    highestMb = Math.max(highestMb, residentMb(process.pid) ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = await client.jobs.get({ id: jobId });
  }
  return { job, ms: performance.now() - from, highestMb, slowestListMs };
}
