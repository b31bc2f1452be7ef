import { describe, expect, it } from 'vitest';
import { changeRatio } from './change-ratio.ts';
import { customerGroup, DEFAULT_THRESHOLDS } from './customer-groups.ts';
import { pareto } from './pareto.ts';

describe('rules of the charts at their limits', () => {
  it('customer groups: the limit itself still counts as recent and as frequent', () => {
    const { recencyDays, frequency } = DEFAULT_THRESHOLDS;
    const group = (days: number, orders: number) => customerGroup(days, orders, DEFAULT_THRESHOLDS);
    expect(group(recencyDays, frequency)).toBe('value');
    expect(group(recencyDays + 1, frequency)).toBe('retain');
    expect(group(recencyDays, frequency - 1)).toBe('develop');
    expect(group(recencyDays + 1, frequency - 1)).toBe('win_back');
  });

  it('Pareto: at exactly 80 % and 95 % the next class begins', () => {
    const rows = pareto([80, 15, 5].map((value, at) => ({ key: String(at), value })));
    expect(rows.map(({ abc }) => abc)).toEqual(['A', 'B', 'C']);
  });

  it('同比: nothing after a loss has turned, nothing after a profit is minus one hundred per cent', () => {
    expect(changeRatio(0, -5)).toEqual({ ratio: null, word: 'turned_profit' });
    expect(changeRatio(0, 5)).toEqual({ ratio: -1, word: null });
    expect(changeRatio(-5, -5)).toEqual({ ratio: null, word: 'loss_shrank' });
  });
});
