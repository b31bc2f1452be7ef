import { z } from 'zod';
import { dateSchema, idSchema, quantitySchema, requiredText } from '#contract/kit/values.ts';
import { TRACKING } from '#contract/products/tracking.ts';
import { scannedCode } from './units.schema.ts';

/** Parts without codes of their own that went into a unit: which lot of which part, how much, on which day. */
export const builtLotsInput = z.strictObject({
  barcode: scannedCode,
  lots: z
    .array(
      z.strictObject({
        partId: idSchema,
        lotNo: requiredText,
        quantity: quantitySchema,
        position: requiredText.optional(),
      }),
    )
    .min(1)
    .max(100),
  /** Day it was done; without one, today. */
  on: dateSchema.optional(),
});
export const builtLotCorrect = z.strictObject({ id: idSchema, reason: requiredText });

/** `only: built` leaves the bill of material alone, for a page that shows nothing of it. */
export const unitLotsInput = z.strictObject({ barcode: scannedCode, only: z.literal('built').optional() });

const part = { partId: z.string(), drawingNo: z.string(), revision: z.string(), name: z.string() };

export const unitLots = z.object({
  /** What is in the unit, newest first; what was taken back is not. */
  built: z.array(
    z.object({
      id: z.string(),
      ...part,
      position: z.string().nullable(),
      lotNo: z.string(),
      quantity: z.number(),
      uom: z.string(),
      builtOn: z.string(),
    }),
  ),
  /** Lines of its bill that are followed by lot or by amount, with how much they ask. */
  asked: z.array(
    z.object({
      ...part,
      position: z.string(),
      tracking: z.enum(TRACKING),
      quantity: z.number(),
      uom: z.string(),
    }),
  ),
});
export type UnitLots = z.infer<typeof unitLots>;
