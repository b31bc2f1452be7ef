import { z } from 'zod';

/** UUIDv7 text, made in the core. */
export const idSchema = z.uuid();
/** Calendar date of the factory, never shifted by a time zone. */
export const dateSchema = z.iso.date();
/** Instant in UTC milliseconds. */
export const instantSchema = z.int();
/** Money in integer minor units (分). */
export const minorSchema = z.int();
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);
/** Quantity in thousandths of its unit of measure. */
export const quantitySchema = z.int().positive();
/** Tax in basis points: 1300 is 13 %. */
export const taxBpSchema = z.int().min(0).max(10_000);
export const versionSchema = z.int().min(1);

export const shortText = z.string().trim().max(200);
export const requiredText = shortText.min(1);
export const longText = z.string().trim().max(20_000);
export const codeText = z.string().trim().min(1).max(80);

/** Units of measure that are counted, never divided. */
export const WHOLE_UOMS = ['台', '套', '件', '只', '个', 'pcs', 'set'] as const;

/** True when the quantity (thousandths) is allowed for the unit of measure. */
export function isQuantityAllowed(quantity: number, uom: string): boolean {
  return !(WHOLE_UOMS as readonly string[]).includes(uom) || quantity % 1000 === 0;
}

/** Columns every business row carries. */
export const rowMeta = {
  id: idSchema,
  version: versionSchema,
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
  voidedAt: instantSchema.nullable(),
  voidReason: z.string().nullable(),
};

export const idInput = z.strictObject({ id: idSchema });
export const voidInput = z.strictObject({ id: idSchema, version: versionSchema, reason: requiredText });
