import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChange, formatValue } from '#contract/reports/format-value.ts';
import { changeRatio } from './change-ratio.ts';
import {
  binOf,
  customerGroup,
  DEFAULT_THRESHOLDS,
  limitsInForce,
  quantile,
  quintileLimits,
} from './customer-groups.ts';
import { addMonths, lastDayOf, monthsBetween } from './months.ts';
import { pareto } from './pareto.ts';

describe('同比/环比', () => {
  it('is a ratio only on a positive base; otherwise a word, never an infinity', () => {
    expect(formatChange(changeRatio(110, 100), 'zh-CN')).toBe('+10.0%');
    expect(formatChange(changeRatio(91, 100), 'zh-CN')).toBe('−9.0%');
    expect(formatChange(changeRatio(5, 0), 'zh-CN')).toBe('—');
    expect(formatChange(changeRatio(5, null), 'zh-CN')).toBe('—');
    expect(formatChange(changeRatio(5, -3), 'zh-CN')).toBe('扭亏');
    expect(formatChange(changeRatio(-5, 3), 'zh-CN')).toBe('转亏');
    expect(formatChange(changeRatio(-5, 3), 'en')).toBe('to loss');
  });
  it('never says a number that is not finite', () => {
    fc.assert(
      fc.property(fc.integer(), fc.option(fc.integer()), (now, before) => {
        const { ratio, word } = changeRatio(now, before);
        expect((ratio === null) !== (word === null)).toBe(true);
        if (ratio !== null) expect(Number.isFinite(ratio)).toBe(true);
      }),
    );
  });
});

describe('months', () => {
  it('counts over the years and knows every last day', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect([addMonths('2026-01', -1), addMonths('2026-12', 13)]).toEqual(['2025-12', '2028-01']);
    expect([lastDayOf('2024-02'), lastDayOf('2100-02'), lastDayOf('2026-11')]).toEqual([
      '2024-02-29',
      '2100-02-28',
      '2026-11-30',
    ]);
  });
});

describe('Pareto', () => {
  it('keeps the sum, falls, and ends at the whole', () => {
    const items = fc.array(fc.record({ key: fc.string(), value: fc.nat(10_000) }), { minLength: 1 });
    fc.assert(
      fc.property(items, (input) => {
        const rows = pareto(input);
        const total = input.reduce((sum, item) => sum + item.value, 0);
        expect(rows.reduce((sum, row) => sum + row.value, 0)).toBe(total);
        expect(rows.every((row, i) => i === 0 || row.value <= (rows[i - 1]?.value ?? 0))).toBe(true);
        expect(rows.at(-1)?.cumulativeShare).toBeCloseTo(total === 0 ? 0 : 1, 12);
      }),
    );
  });
  it('gives the better class to the item that crosses a limit', () => {
    const values = [50, 40, 6, 4].map((value, i) => ({ key: String(i), value }));
    expect(pareto(values).map((row) => row.abc)).toEqual(['A', 'A', 'B', 'C']);
  });
});

describe('customer groups', () => {
  it('divides by recency and frequency', () => {
    const of = (days: number, orders: number) => customerGroup(days, orders, DEFAULT_THRESHOLDS);
    expect([of(10, 9), of(10, 1), of(999, 9), of(999, 1)]).toEqual([
      'value',
      'develop',
      'retain',
      'win_back',
    ]);
  });
  it('takes its limits from the customers where they are to be fifths', () => {
    const customers = [10, 20, 30, 40, 50, 60].map((recencyDays, i) => ({ recencyDays, windowFrequency: i }));
    const byFifths = { ...DEFAULT_THRESHOLDS, method: 'fifths' as const };
    expect(limitsInForce(byFifths, customers)).toEqual({ ...byFifths, recencyDays: 30, frequency: 3 });
    expect(limitsInForce(byFifths, [{ recencyDays: 5, windowFrequency: 0 }]).frequency).toBe(1);
    expect(limitsInForce(byFifths, [])).toBe(byFifths);
    expect(limitsInForce(DEFAULT_THRESHOLDS, customers)).toBe(DEFAULT_THRESHOLDS);
  });
  it('bins by quintile limits as the R package rfm does', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    const limits = quintileLimits([1, 2, 3, 4, 5, 6]);
    expect(limits).toEqual([3, 4, 5, 6]);
    expect([1, 3, 6].map((value) => binOf(value, limits))).toEqual([1, 2, 5]);
  });
});

describe('values on paper', () => {
  it('prints money in its unit, zero as a dash, and no minus before nothing', () => {
    expect(formatValue(123_456_789, 'money', 1_000_000, 'zh-CN')).toBe('123.46');
    expect(formatValue(-1_234_567_890, 'money', 1_000_000, 'zh-CN')).toBe('−1,234.57');
    expect(formatValue(0, 'money', 1_000_000, 'zh-CN')).toBe('—');
    expect(formatValue(-1, 'money', 1_000_000, 'zh-CN')).toBe('0.00');
    expect(formatValue(0.125, 'ratio', 1, 'zh-CN')).toBe('12.5%');
  });
});
