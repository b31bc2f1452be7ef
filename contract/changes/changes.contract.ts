import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';

export const changeNotice = z.object({ entity: z.string(), ids: z.array(z.string()) });
export type ChangeNotice = z.infer<typeof changeNotice>;

export const historyRow = z.object({
  seq: z.number(),
  action: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  actor: z.string(),
  actorName: z.string().nullable(),
  device: z.string(),
  at: z.number(),
});

export const changesContract = {
  /** Which records changed, after each commit, until the client leaves. */
  stream: needs('signed_in').output(eventIterator(changeNotice)),
  history: needs('signed_in')
    .input(z.strictObject({ entity: z.string().max(60), id: z.string().max(80) }))
    .output(z.array(historyRow)),
};
