import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  DEFAULT_WARRANTY,
  daysLeft,
  isInWarranty,
  type WarrantyClause,
  warrantyFrom,
  warrantyOfReplacement,
} from './warranty-clock.ts';

const on = (date: string) => ({ on: date, unitId: 'u' });

describe('months', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 18, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-07-10', 12, '2027-07-10'],
  ])('%s + %i is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('never end later than the same day of the month, and grow with their number', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 600 }), (d, months) => {
        const start = d.toISOString().slice(0, 10);
        const end = addMonths(start, months);
        expect(Number(end.slice(8))).toBeLessThanOrEqual(Number(start.slice(8)));
        expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
        expect(addMonths(start, months + 1) > end).toBe(true);
      }),
    );
  });
});

describe('the earlier of two limbs', () => {
  it('is hand-over when the machine was handed over soon', () => {
    const warranty = warrantyFrom(DEFAULT_WARRANTY, {
      shipped: on('2025-01-10'),
      handed_over: on('2025-03-01'),
    });
    expect(warranty).toMatchObject({ until: '2026-03-01', decidedBy: 'handed_over' });
    expect(warranty.limbs.map((l) => [l.event, l.until])).toEqual([
      ['handed_over', '2026-03-01'],
      ['shipped', '2026-07-10'],
    ]);
  });

  it('is shipment when it was handed over late', () => {
    const starts = { shipped: on('2025-01-10'), handed_over: on('2025-12-01') };
    expect(warrantyFrom(DEFAULT_WARRANTY, starts)).toMatchObject({
      until: '2026-07-10',
      decidedBy: 'shipped',
    });
    expect(warrantyFrom({ ...DEFAULT_WARRANTY, combine: 'later' }, starts)).toMatchObject({
      until: '2026-12-01',
    });
  });

  it('leaves out a limb whose event has not happened, and knows no end without any', () => {
    expect(warrantyFrom(DEFAULT_WARRANTY, { shipped: on('2025-01-10') })).toMatchObject({
      until: '2026-07-10',
      decidedBy: 'shipped',
    });
    expect(warrantyFrom(DEFAULT_WARRANTY, {})).toMatchObject({ until: null, decidedBy: null });
    expect(isInWarranty({ until: null }, '2026-01-01')).toBe(false);
  });

  it('counts the last day', () => {
    expect(isInWarranty({ until: '2026-03-01' }, '2026-03-01')).toBe(true);
    expect(isInWarranty({ until: '2026-03-01' }, '2026-03-02')).toBe(false);
    expect(daysLeft('2027-07-10', '2026-11-21')).toBe(231);
  });
});

describe('a replaced part', () => {
  const clause = (replacement: WarrantyClause['replacement']) => ({ ...DEFAULT_WARRANTY, replacement });

  it('has by the rule of the house the larger of remainder and twelve months', () => {
    expect(warrantyOfReplacement(DEFAULT_WARRANTY, '2027-07-10', '2026-11-21', 'u')).toMatchObject({
      until: '2027-11-21',
      decidedBy: 'replaced',
    });
    expect(warrantyOfReplacement(DEFAULT_WARRANTY, '2028-01-31', '2026-11-21', 'u')).toMatchObject({
      until: '2028-01-31',
      decidedBy: 'remainder',
    });
    expect(warrantyOfReplacement(DEFAULT_WARRANTY, null, '2026-11-21', 'u')).toMatchObject({
      until: '2027-11-21',
      decidedBy: 'replaced',
    });
  });

  it('has by other rules only what was left, or a new term', () => {
    expect(warrantyOfReplacement(clause('remainder'), '2026-12-01', '2026-11-21', 'u')).toMatchObject({
      until: '2026-12-01',
      limbs: [],
    });
    expect(warrantyOfReplacement(clause('remainder'), null, '2026-11-21', 'u').until).toBeNull();
    expect(warrantyOfReplacement(clause('restart'), '2030-01-01', '2026-11-21', 'u')).toMatchObject({
      until: '2027-11-21',
    });
  });
});
