import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type { JobRunner } from '#db/jobs/job-runner.ts';
import { findJob, recentJobs } from '#db/jobs/jobs.repo.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';

const SHOWN = 50;

/** One's own jobs; whoever manages accounts sees all. */
function isVisible(r: ReadContext, job: JobRow): boolean {
  return job.createdBy === r.actor.userId || isAllowed(r.actor.role, 'users.manage');
}

export function getJob(r: ReadContext, runner: JobRunner, id: string): JobRow {
  const job = requireRow(runner.live(id) ?? findJob(r.db, id), 'jobs', id);
  if (!isVisible(r, job)) throw new DomainError('NOT_FOUND', { entity: 'jobs', key: id });
  return job;
}

export function listJobs(r: ReadContext, runner: JobRunner): JobRow[] {
  const live = new Map(runner.liveRows().map((job) => [job.id, job]));
  return recentJobs(r.db, SHOWN)
    .map((job) => live.get(job.id) ?? job)
    .filter((job) => isVisible(r, job));
}

export function cancelJob(r: ReadContext, runner: JobRunner, id: string): JobRow {
  const job = getJob(r, runner, id);
  runner.cancel(id);
  return job;
}
