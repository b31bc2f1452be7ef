import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import { codeAlarmRow } from '#contract/labels/labels.contract.ts';
import { scannedCode } from './units.schema.ts';

/** A count of more is done in parts. */
export const COUNT_LIMIT = 5000;
const codes = z.array(scannedCode).max(COUNT_LIMIT);

/** A count by scanning, as it is written down: all of it or nothing. */
export const countInput = z
  .strictObject({
    /** Where it was counted; without one nothing is said about where the codes were seen. */
    siteId: idSchema.nullable().optional(),
    /** What was looked for and found: each gets VERIFIED. */
    verified: codes,
    /** What was found besides: no event, but a sighting of its code at the site. */
    seen: codes.optional(),
    note: z.string().trim().max(4000).optional(),
  })
  .refine(({ verified, seen = [] }) => verified.length + seen.length > 0, { path: ['verified'] });

export const countRecorded = z.object({
  verified: z.number(),
  /** Codes that were also seen at another site within the set days. */
  alarms: z.array(codeAlarmRow),
});
