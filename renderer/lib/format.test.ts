import { expect, test } from 'vitest';
import { formatMoney, formatNumber, formatPercent, formatQuantity, formatRecent } from './format.ts';

test('money in the three units', () => {
  expect(formatMoney(120460)).toBe('1,204.60');
  expect(formatMoney(-120460)).toBe('−1,204.60');
  expect(formatMoney(386_000_000, 'tenThousand')).toBe('386.00');
  expect(formatMoney(1_234_567_890_123, 'hundredMillion')).toBe('123.46');
  expect(formatMoney(4_999, 'tenThousand')).toBe('0.00');
  expect(formatMoney(-4_999, 'tenThousand')).toBe('0.00');
  expect(formatMoney(5_000, 'tenThousand')).toBe('0.01');
  expect(formatMoney(100, 'yuan', 'USD')).toBe('US$1.00');
  expect(formatMoney(null)).toBe('—');
});

test('quantities drop empty decimals', () => {
  expect(formatQuantity(4000)).toBe('4');
  expect(formatQuantity(1500, '升')).toBe('1.5 升');
  expect(formatQuantity(1_234_567)).toBe('1,234.567');
});

test('numbers and shares', () => {
  expect(formatNumber(1234567.891, 2)).toBe('1,234,567.89');
  expect(formatNumber(-0.4)).toBe('0');
  expect(formatNumber(Number.NaN)).toBe('—');
  expect(formatPercent(0.1234)).toBe('12.3%');
  expect(formatPercent(Number.POSITIVE_INFINITY)).toBe('—');
});

test('recent times', () => {
  const now = new Date(2026, 10, 21, 12, 0).getTime();
  const words = { justNow: 'now', yesterday: 'yd' };
  expect(formatRecent(now - 5000, now, words)).toBe('now');
  expect(formatRecent(now - 3_600_000, now, words)).toBe('11:00');
  expect(formatRecent(now - 86_400_000, now, words)).toBe('yd 12:00');
  expect(formatRecent(now - 10 * 86_400_000, now, words)).toBe('2026-11-11');
});
