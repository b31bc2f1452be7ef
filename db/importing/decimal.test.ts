import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, atScale, compare, decimalOf, decimalOfNumber, decimalText, shift, ZERO } from './decimal.ts';
import { moneyOf } from './money-amount.ts';

function money(text: string) {
  const value = decimalOf(text);
  return value && moneyOf(value);
}

describe('exact decimals', () => {
  test('sums of fractions have no binary noise', () => {
    const sum = [0.1, 0.2, 125.44].map((n) => decimalOfNumber(n) ?? ZERO).reduce(add);
    expect(decimalText(sum)).toBe('125.74');
  });

  test('exponents and signs', () => {
    expect(decimalText(decimalOf('-1.5e-7') ?? ZERO)).toBe('-0.00000015');
    expect(decimalText(decimalOf('1.23E+12') ?? ZERO)).toBe('1230000000000');
    expect(decimalOf('1,5')).toBeNull();
    expect(decimalOf('')).toBeNull();
    expect(decimalOf('.')).toBeNull();
  });

  test('a double is its shortest decimal text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (n) => {
        expect(Number(decimalText(decimalOfNumber(n) ?? ZERO))).toBe(n === 0 ? 0 : n);
      }),
    );
  });

  test('text and value go both ways, order is kept by scale changes', () => {
    const decimals = fc.record({
      units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      scale: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compare(decimalOf(decimalText(a)) ?? ZERO, a)).toBe(0);
        expect(compare(add(a, b), add(b, a))).toBe(0);
        expect(atScale(shift(a, 2), 12)).toBe(atScale(a, 14));
      }),
    );
  });
});

describe('money of an amount', () => {
  test('minor units and what rounding left', () => {
    expect(money('5236.924')).toEqual({ minor: 523692, restE4: 4000, currency: null });
    expect(money('129.696')).toEqual({ minor: 12970, restE4: -4000, currency: null });
    expect(money('-60.704')).toEqual({ minor: -6070, restE4: -4000, currency: null });
    expect(money('125.43999999999998')).toEqual({ minor: 12544, restE4: 0, currency: null });
    expect(money('99999999999999999')).toBeNull();
  });

  test('minor and rest together are the amount to a millionth', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micro) => {
        const amount = moneyOf({ units: micro, scale: 6 });
        expect(amount && BigInt(amount.minor) * 10_000n + BigInt(amount.restE4)).toBe(micro);
        expect(Math.abs(amount?.restE4 ?? 0)).toBeLessThanOrEqual(5000);
      }),
    );
  });
});
