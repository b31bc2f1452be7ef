import type { ImportValue } from '#contract/imports/analysis.ts';
import { atScale, type Decimal } from '#db/importing/decimal.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { moneyIn, quantityIn, RowRefused } from './target.ts';

export interface LineMoney {
  minor: number;
  /** What rounding left off, in 10⁻⁴ of a minor unit. */
  restE4: number;
}

/**
 * Amount of a line: the ledger's own, else quantity × price less discount, else (on the first line) the order's
 * total. Exact until the one rounding to minor units.
 */
export function lineAmount({ values }: ImportRow, isFirst: boolean): LineMoney {
  const own = moneyIn(values['amount']);
  if (own) return own;
  const computed = fromPrice(values['unitPrice'], values['quantity'], values['discount']);
  if (computed) return computed;
  const total = moneyIn(values['orderAmount']);
  if (total) return isFirst ? total : { minor: 0, restE4: 0 };
  throw new RowRefused('amount_missing', 'amount');
}

function fromPrice(
  price: ImportValue | undefined,
  quantity: ImportValue | undefined,
  discount: ImportValue | undefined,
): LineMoney | null {
  const each = moneyIn(price);
  const count = quantityIn(quantity);
  if (!each || !count) return null;
  const off = typeof discount === 'number' && discount >= 0 && discount <= 10_000 ? discount : 0;
  // Price in 10⁻⁶, quantity in 10⁻³, what is left of the price in 10⁻⁴.
  const units =
    (BigInt(each.minor) * 10_000n + BigInt(each.restE4)) * BigInt(count.milli) * BigInt(10_000 - off);
  return split({ units, scale: 13 });
}

function split(value: Decimal): LineMoney {
  const minor = atScale(value, 2);
  return { minor: Number(minor), restE4: Number(atScale(value, 6) - minor * 10_000n) };
}
