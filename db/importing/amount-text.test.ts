import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountValue, readAmountText } from './amount-text.ts';
import { decimalOf, decimalText } from './decimal.ts';
import type { DecimalMark } from './number-shape.ts';

function read(text: string, mark: DecimalMark = '.', headerPower = 0): string | null {
  const amount = readAmountText(text);
  const value = amount && amountValue(amount, mark, headerPower);
  return value && decimalText(value);
}

describe('amounts as people type them', () => {
  test.each([
    ['1234.5', '1234.5'],
    ['1,234.50', '1234.5'],
    ['１，２３４．５０', '1234.5'],
    ['￥1,234', '1234'],
    ['¥ 85,600.00', '85600'],
    ['RMB 1,200', '1200'],
    ['人民币：1200元整', '1200'],
    ['US$3,500.25', '3500.25'],
    ['3500 USD', '3500'],
    ['85600元', '85600'],
    ['1.2万', '12000'],
    ['1.2 万元', '12000'],
    ['11.50万元', '115000'],
    ['3.5亿', '350000000'],
    ['1.2w', '12000'],
    ['-60.704', '-60.704'],
    ['－60.5', '-60.5'],
    ['60.5-', '-60.5'],
    ['(1,234.00)', '-1234'],
    ['（1,234）', '-1234'],
    ['￥-12', '-12'],
    ['-￥12', '-12'],
    ['约120万', '1200000'],
    ['1 234 567', '1234567'],
    ["1'234'567.8", '1234567.8'],
    ['1,0000,0000', '100000000'],
    ['12,34,567', '1234567'],
    ['13%', '13'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['待定'],
    ['1-2'],
    ['120-130万'],
    ['2026-01-05'],
    ['A12'],
    [''],
    ['12,,5'],
    ['1.2.3'],
    ['(12'],
    ['12台'],
    ['元'],
  ])('%s is no amount', (text) => expect(read(text)).toBeNull());

  test('a comma that cannot separate thousands has two readings', () => {
    expect(readAmountText('1052,75元')).toMatchObject({ shape: 'odd', power: 0, currency: 'CNY' });
    expect(read('1052,75元', ',')).toBe('1052.75');
    expect(read('1052,75元', '.')).toBe('105275');
    expect(read('11,50万元', ',')).toBe('115000');
    expect(readAmountText('1,234')?.shape).toBe('either');
    expect(readAmountText('1.234,56')?.shape).toBe('comma');
    expect(readAmountText('1,234,567')?.shape).toBe('point');
    expect(readAmountText('0,5')?.shape).toBe('odd');
    expect(readAmountText('1.234')?.shape).toBe('dot3');
  });

  test('a number whose separators leave one reading keeps it whatever the column does', () => {
    expect(read('1,234.50', ',')).toBe('1234.5');
    expect(read('12.5', ',')).toBe('12.5');
    expect(read('1.234,50', '.')).toBe('1234.5');
    expect(read('1.234', ',')).toBe('1234');
    expect(read('1.234', '.')).toBe('1.234');
  });

  test('the unit of the header counts only where the cell has none', () => {
    expect(read('12.5', '.', 4)).toBe('125000');
    expect(read('12.5元', '.', 4)).toBe('12.5');
    expect(read('12.5万元', '.', 4)).toBe('125000');
    expect(read('¥12.5', '.', 4)).toBe('125000');
  });
});

describe('properties', () => {
  const amounts = fc.tuple(
    fc.bigInt({ min: 0n, max: 10n ** 14n }),
    fc.integer({ min: 0, max: 99 }),
    fc.boolean(),
  );

  test('writing with separators and reading back is exact', () => {
    fc.assert(
      fc.property(amounts, ([whole, cents, isNegative]) => {
        const grouped = whole.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
        const text = `${isNegative ? '-' : ''}￥${grouped}.${String(cents).padStart(2, '0')}元`;
        const expected = decimalOf(`${isNegative ? '-' : ''}${whole}.${String(cents).padStart(2, '0')}`);
        expect(read(text)).toBe(expected && decimalText(expected));
      }),
    );
  });

  test('the comma reading mirrors the point reading', () => {
    fc.assert(
      fc.property(amounts, ([whole, cents]) => {
        const point = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(read(point.replace('.', ','), ',')).toBe(read(point, '.'));
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const amount = readAmountText(text);
        if (amount) amountValue(amount, ',');
      }),
    );
  });
});
