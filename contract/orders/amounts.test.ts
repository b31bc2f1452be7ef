import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTax, lineAmounts, mulDiv, orderTotals, splitGross, toBase } from './amounts.ts';

const price = fc.integer({ min: 0, max: 10_000_000_000 });
const quantity = fc.integer({ min: 1, max: 10_000_000 });
const taxBp = fc.integer({ min: 0, max: 10_000 });
const line = fc.record({ priceMinor: price, quantity, taxBp });

/** The definition in exact integers: the result differs from a × b ÷ d by at most a half, and a half goes up. */
function isRounded(result: number, a: number, b: number, d: number): boolean {
  const doubled = 2n * (BigInt(result) * BigInt(d) - BigInt(a) * BigInt(b));
  return doubled > -BigInt(d) && doubled <= BigInt(d);
}

describe('amounts of a line', () => {
  it('are price × quantity with tax rounded half up', () => {
    expect(lineAmounts({ priceMinor: 10_000, quantity: 3000, taxBp: 1300 }, false)).toEqual({
      netMinor: 30_000,
      taxMinor: 3900,
      grossMinor: 33_900,
    });
    expect(lineAmounts({ priceMinor: 11_300, quantity: 1000, taxBp: 1300 }, true)).toEqual({
      netMinor: 10_000,
      taxMinor: 1300,
      grossMinor: 11_300,
    });
    expect(addTax(50, 1300).taxMinor).toBe(7);
    expect([mulDiv(1, 1, 2), mulDiv(-1, 1, 2), mulDiv(1, 1, 3), mulDiv(0, 5, 7)]).toEqual([1, -1, 0, 0]);
    expect(toBase(1_000_00, 7_123_456)).toBe(712_346);
  });

  it('never differ from exact arithmetic by more than half a minor unit', () => {
    fc.assert(fc.property(price, quantity, (p, q) => isRounded(mulDiv(p, q, 1000), p, q, 1000)));
    fc.assert(fc.property(price, taxBp, (p, bp) => isRounded(addTax(p, bp).taxMinor, p, bp, 10_000)));
    fc.assert(
      fc.property(price, taxBp, (p, bp) => isRounded(splitGross(p, bp).netMinor, p, 10_000, 10_000 + bp)),
    );
  });

  it('always add up: net + tax = gross on the line and on the total, Σ lines = total', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.boolean(), (lines, isInclusive) => {
        const amounts = lines.map((l) => lineAmounts(l, isInclusive));
        const total = orderTotals(amounts);
        const sum = amounts.reduce((all, l) => all + l.grossMinor, 0);
        const values = [...amounts, total].flatMap((a) => [a.netMinor, a.taxMinor, a.grossMinor]);
        return (
          total.grossMinor === sum &&
          [...amounts, total].every((a) => a.netMinor + a.taxMinor === a.grossMinor) &&
          values.every(Number.isSafeInteger)
        );
      }),
    );
  });

  it('keeps a gross price to the minor unit and mirrors credits', () => {
    fc.assert(
      fc.property(line, (l) => {
        const { grossMinor } = lineAmounts(l, true);
        return grossMinor === mulDiv(l.priceMinor, l.quantity, 1000);
      }),
    );
    fc.assert(
      fc.property(
        price,
        quantity,
        (p, q) => mulDiv(-p, q, 1000) === -mulDiv(p, q, 1000) || p === 0 || mulDiv(p, q, 1000) === 0,
      ),
    );
  });

  it('refuses what an integer cannot hold', () => {
    expect(() => mulDiv(Number.MAX_SAFE_INTEGER, 1_000_000, 1000)).toThrow(RangeError);
  });
});
