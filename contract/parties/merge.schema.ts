import { z } from 'zod';
import { idSchema, requiredText, versionSchema } from '#contract/kit/values.ts';

/** The other party goes into `id`: everything that names it names `id` afterwards. */
export const partyMerge = z.strictObject({
  id: idSchema,
  version: versionSchema,
  otherId: idSchema,
  otherVersion: versionSchema,
  reason: requiredText,
});
export const partyUnmerge = z.strictObject({ mergeId: idSchema });

/** A party that may be the same company, and why it is thought so. */
export const partyTwin = z.object({
  id: z.string(),
  no: z.string(),
  name: z.string(),
  version: z.number(),
  why: z.enum(['name', 'alias', 'credit_code']),
  /** Rows that name it. */
  records: z.number(),
});
export type PartyTwin = z.infer<typeof partyTwin>;
export const twinsInput = z.strictObject({
  /** A party that is here, or a name that is being typed. */
  id: idSchema.optional(),
  name: z.string().max(200).optional(),
});

export const mergeRow = z.object({
  id: z.string(),
  keptId: z.string(),
  mergedId: z.string(),
  mergedNo: z.string(),
  mergedName: z.string(),
  reason: z.string(),
  at: z.number(),
  byName: z.string().nullable(),
  /** Rows that were moved. */
  moved: z.number(),
});
export type MergeRow = z.infer<typeof mergeRow>;
