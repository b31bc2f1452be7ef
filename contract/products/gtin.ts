import { z } from 'zod';
import { hasCheckDigit } from '#contract/units/gs1-checks.ts';

/** A trade item number of 8, 12, 13 or 14 digits with its check digit. */
export const gtinSchema = z
  .string()
  .trim()
  .regex(/^(?:\d{8}|\d{12,14})$/, 'gtin')
  .refine(hasCheckDigit, 'check_digit');

/** Numbers are stored and compared with 14 digits. */
export function fullGtin(gtin: string): string {
  return gtin.padStart(14, '0');
}
