import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import { MAX_CODES_AT_ONCE } from './barcode-range.ts';
import { UNIT_STATUSES } from './lifecycle.ts';
import { scannedCode } from './units.schema.ts';

export const checkCodesInput = z.strictObject({ codes: z.array(scannedCode).max(MAX_CODES_AT_ONCE) });

/** Of which product or part the next free code is wanted. */
export const nextCodeInput = z.strictObject({ productId: idSchema.optional(), partId: idSchema.optional() });

/** A code that names a unit already, now or once: where that unit lives. */
const knownCode = z.object({
  code: z.string(),
  barcode: z.string(),
  name: z.string().nullable(),
  status: z.enum(UNIT_STATUSES),
  machineBarcode: z.string().nullable(),
  position: z.string().nullable(),
  siteName: z.string().nullable(),
  partyName: z.string().nullable(),
});
export type KnownCode = z.infer<typeof knownCode>;

/** How many of the codes are taken, and the first of them. */
export const knownCodes = z.object({ total: z.number(), codes: z.array(knownCode) });
export type KnownCodes = z.infer<typeof knownCodes>;
