import { z } from 'zod';
import { dateSchema, requiredText } from '#contract/kit/values.ts';
import { UNIT_STATUSES } from './lifecycle.ts';
import { scannedCode } from './units.schema.ts';

/** Parts put into one unit in one go; a machine with more is built in several. */
export const MAX_PARTS_AT_ONCE = 500;

export const buildPlanInput = z.strictObject({
  barcode: scannedCode,
  codes: z.array(scannedCode).min(1).max(MAX_PARTS_AT_ONCE),
});

/** A unit something may be put into, by its own code whatever was scanned, and the places its bill still keeps open. */
export const openPlaces = z.object({
  barcode: z.string(),
  name: z.string().nullable(),
  siteName: z.string().nullable(),
  places: z.array(z.object({ position: z.string(), drawingNo: z.string(), name: z.string() })),
});

export const BUILD_PROBLEMS = ['unknown', 'repeated', 'self', 'inside', 'gone'] as const;

/** One scanned part: where it would go, or why it cannot. */
export const plannedPart = z.object({
  code: z.string(),
  barcode: z.string().nullable(),
  name: z.string().nullable(),
  drawingNo: z.string().nullable(),
  status: z.enum(UNIT_STATUSES).nullable(),
  position: z.string().nullable(),
  /** The bill of material asks for this part at this place. */
  isOnBill: z.boolean(),
  problem: z.enum(BUILD_PROBLEMS).nullable(),
  /** Machine the part sits in already. */
  machineBarcode: z.string().nullable(),
});
export type PlannedPart = z.infer<typeof plannedPart>;

export const buildInInput = z.strictObject({
  barcode: scannedCode,
  parts: z
    .array(z.strictObject({ barcode: scannedCode, position: requiredText }))
    .min(1)
    .max(MAX_PARTS_AT_ONCE),
  /** Day it was done; without one, now. */
  on: dateSchema.optional(),
});
