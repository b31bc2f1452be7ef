import type { z } from 'zod';
import { MAX_BARCODE_LENGTH } from '#contract/units/barcode-range.ts';
import type { nextCodeInput } from '#contract/units/known-codes.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { findPart } from '#db/slices/products/known-parts.service.ts';
import { getProduct } from '#db/slices/products/products.service.ts';
import { codesFrom, lastNumberedCode } from './next-code.repo.ts';

const WIDTH = 4;

/** Where the series of a product or part begins: its own code, as registered last, else its number in the catalogue. */
function seriesOf(
  r: ReadContext,
  input: z.infer<typeof nextCodeInput>,
): { prefix: string; width: number } | null {
  const last = lastNumberedCode(r.db, input);
  const match = last === undefined ? null : /^(.*?)(\d+)$/su.exec(last);
  if (match) return { prefix: match[1] ?? '', width: (match[2] ?? '').length };
  if (input.partId !== undefined) {
    const part = findPart(r, input.partId);
    return part ? { prefix: `${part.drawingNo}-`, width: WIDTH } : null;
  }
  return input.productId === undefined
    ? null
    : { prefix: `${getProduct(r, input.productId).code}-${r.today.slice(0, 4)}-`, width: WIDTH };
}

/**
 * The next free code in the series of a product or part: one after the highest number that any code with the same
 * beginning and as many digits ever had, taken-back ones too. Null when there is no series, or its numbers are used up.
 */
export function nextFreeCode(r: ReadContext, input: z.infer<typeof nextCodeInput>): string | null {
  const series = seriesOf(r, input);
  if (!series) return null;
  const { prefix, width } = series;
  const key = barcodeKey(prefix);
  let highest = 0n;
  for (const code of codesFrom(r.db, key)) {
    const digits = code.slice(key.length);
    if (digits.length !== width || !/^\d+$/.test(digits)) continue;
    highest = BigInt(digits);
    break;
  }
  const next = String(highest + 1n).padStart(width, '0');
  const code = `${prefix}${next}`;
  return next.length > width || code.length > MAX_BARCODE_LENGTH ? null : code;
}
