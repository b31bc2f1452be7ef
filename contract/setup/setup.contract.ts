import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { instantSchema, requiredText } from '#contract/kit/values.ts';

export const setupStatus = z.object({
  state: z.enum(['empty', 'ready', 'refused']),
  factory: z.string().nullable(),
  isSample: z.boolean(),
  /** Told to whoever sets up and to people who are signed in. */
  dataDir: z.string().nullable(),
  version: z.string(),
  schemaVersion: z.number(),
  /** Accounts of the sample factory, so that nobody has to look them up; empty in a real one. */
  sampleUsers: z.array(
    z.object({ username: z.string(), password: z.string(), role: z.string(), displayName: z.string() }),
  ),
  /** Saves that were acknowledged once and are not in the file any more; told to people who are signed in. */
  missingSaves: z.array(z.object({ count: z.int(), after: instantSchema.nullable(), until: instantSchema })),
  refusal: z.object({ code: z.string(), data: z.unknown() }).nullable(),
});
export type SetupStatus = z.infer<typeof setupStatus>;

export const startFactoryInput = z.strictObject({
  factory: requiredText,
  username: z.string().trim().min(2).max(80),
  displayName: requiredText,
  password: z.string().min(8).max(256),
});

export const setupContract = {
  status: needs('public').output(setupStatus),
  startFactory: needs('public').input(startFactoryInput).output(setupStatus),
  openSample: needs('public').output(setupStatus),
  /** The list of missing saves was read; it is not shown again. */
  acknowledgeMissing: needs('users.manage').output(setupStatus),
};
