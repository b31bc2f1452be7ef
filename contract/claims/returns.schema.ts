import { z } from 'zod';
import { dateSchema, shortText } from '#contract/kit/values.ts';
import { scannedCode } from '#contract/units/units.schema.ts';

/** expected: taken out at the customer's and not back yet · in_repair: back, and not repaired yet. */
export const PART_BACK_STATES = ['expected', 'in_repair'] as const;
const text = z.string().nullable();

/** A part that was replaced and is to come back to the factory, or to be repaired. */
export const partBack = z.object({
  /** Of the line of the visit. */
  id: z.string(),
  barcode: z.string(),
  part: text,
  lotNo: text,
  fate: z.enum(['return', 'repair']),
  state: z.enum(PART_BACK_STATES),
  /** Day it was taken out. */
  sinceOn: z.string(),
  machineBarcode: text,
  position: text,
  caseId: z.string(),
  caseNo: z.string(),
  engineers: text,
  partyName: text,
});
export type PartBack = z.infer<typeof partBack>;
export const partsBackInput = z.strictObject({ search: z.string().max(200).optional() });
/** The longest out first; `total` counts those that are not listed too. */
export const partsBack = z.object({ total: z.number(), rows: z.array(partBack) });
export const partReceive = z.strictObject({
  barcode: scannedCode,
  on: dateSchema.optional(),
  note: shortText.optional(),
});
/** What the scan wrote into the life of the part. */
export const partReceived = z.object({ barcode: z.string(), event: z.enum(['RETURNED', 'REPAIRED']) });
