import { DomainError } from '#contract/kit/errors.ts';
import type { JobContext } from '#db/jobs/job-types.ts';
import { countRecords, type RebuildStep, rebuildStep, startRebuild } from './rebuild.service.ts';

/** Reads every record anew for the search, a few hundred a transaction, so that people go on working meanwhile. */
export async function rebuildJob(job: JobContext<unknown>): Promise<{ records: number }> {
  const { store, actor } = job;
  const total = store.read(actor, countRecords);
  let records = 0;
  let step: RebuildStep | null = await job.inTurn(() => store.writeNow(actor, startRebuild));
  while (step !== null) {
    if (job.signal.aborted) throw new DomainError('CANCELLED', {});
    const current: RebuildStep = step;
    const { next, count } = await job.inTurn(() => store.writeNow(actor, (w) => rebuildStep(w, current)));
    records += count;
    job.progress(records, total, current.kind);
    step = next;
  }
  return { records };
}
