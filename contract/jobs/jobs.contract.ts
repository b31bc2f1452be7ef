import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { idInput } from '#contract/kit/values.ts';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const jobRow = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(JOB_STATES),
  done: z.number(),
  total: z.number().nullable(),
  phase: z.string().nullable(),
  result: z.unknown(),
  error: z.object({ code: z.string(), data: z.unknown() }).nullable(),
  createdBy: z.string(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
});
export type JobRow = z.infer<typeof jobRow>;

export const jobsContract = {
  get: needs('signed_in').route({ method: 'GET', path: '/jobs/{id}' }).input(idInput).output(jobRow),
  list: needs('signed_in').route({ method: 'GET', path: '/jobs' }).output(z.array(jobRow)),
  cancel: needs('signed_in')
    .route({ method: 'POST', path: '/jobs/{id}/cancel' })
    .input(idInput)
    .output(jobRow),
};
