import { describe, expect, it, test } from 'vitest';
import { parseCodes } from './barcode-range.ts';
import { lateReadingViolation } from './late-reading.ts';
import { foldEvents, violationOf } from './lifecycle.ts';
import { DAY, event } from './unit-event.fixture.ts';
import { DEFAULT_WARRANTY, warrantyFrom, warrantyOfReplacement } from './warranty-clock.ts';
import { applyDecisions, limitByHours } from './warranty-terms.ts';

const created = event(1, 'CREATED');
const inside = { parentUnitId: 'm', position: 'p' };

describe('lifecycle at its edges', () => {
  test('invariant 16: the same reading again is no fall', () => {
    const state = foldEvents([created, event(2, 'SERVICED', { runningHours: 100 })]);
    expect(violationOf(state, event(3, 'SERVICED', { runningHours: 100 }))).toBeNull();
    expect(violationOf(state, event(3, 'SERVICED', { runningHours: 99 }))?.rule).toBe('meter_fell');
  });

  test('invariant 16: a reading of an earlier day is not above a later one', () => {
    const events = [created, event(9, 'SERVICED', { runningHours: 100 })];
    const late = (hours: number, at: number, more = {}) =>
      lateReadingViolation(events, event(10, 'SERVICED', { at, runningHours: hours, ...more }))?.rule;
    expect(late(150, 5 * DAY)).toBe('meter_fell');
    expect(late(100, 5 * DAY)).toBeUndefined();
    expect(late(150, 8 * DAY + 1)).toBeUndefined();
    expect(late(150, 20 * DAY)).toBeUndefined();
    expect(late(150, 5 * DAY, { isMeterReset: true })).toBeUndefined();
  });

  test('a part taken out at the works may be returned, one that was never away may not', () => {
    const out = foldEvents([created, event(2, 'INSTALLED', inside), event(3, 'REMOVED', inside)]);
    expect(out).toMatchObject({ status: 'removed', isAway: false });
    expect(violationOf(out, event(4, 'RETURNED'))).toBeNull();
    expect(violationOf(foldEvents([created]), event(2, 'RETURNED'))?.rule).toBe('unit_event_order');
  });

  test('what is with the customer is not tested in the works', () => {
    const away = foldEvents([created, event(2, 'SHIPPED')]);
    expect(violationOf(away, event(3, 'FACTORY_TESTED'))?.rule).toBe('unit_event_order');
    const back = foldEvents([created, event(2, 'SHIPPED'), event(3, 'RETURNED')]);
    expect(violationOf(back, event(4, 'FACTORY_TESTED'))).toBeNull();
  });

  test('a part taken out on a site is away with it', () => {
    const out = [created, event(2, 'INSTALLED', inside), event(3, 'REMOVED', { ...inside, siteId: 's' })];
    expect(foldEvents(out)).toMatchObject({ isAway: true, siteId: 's' });
  });
});

describe('the warranty clock at its edges', () => {
  const handed = (on: string) => warrantyFrom(DEFAULT_WARRANTY, { handed_over: { on, unitId: 'u' } });
  const read = (...pairs: [string, number][]) => pairs.map(([on, hours]) => ({ on, hours, isReset: false }));
  const none = { suspensions: [], extensions: [], override: null };
  const limited = (hourLimit: number, readings: Parameters<typeof limitByHours>[2]) =>
    limitByHours(handed('2025-01-01'), { ...DEFAULT_WARRANTY, hourLimit }, readings, 'u');

  it('a remainder as long as the new term is the new term', () => {
    const { until, decidedBy } = warrantyOfReplacement(DEFAULT_WARRANTY, '2026-02-10', '2025-02-10', 'n');
    expect([until, decidedBy]).toEqual(['2026-02-10', 'replaced']);
  });

  it('what the meter showed on the day it began does not count', () => {
    const readings = read(['2025-01-01', 50], ['2025-07-02', 2040]);
    expect(limited(2000, readings)).toMatchObject({ decidedBy: 'handed_over', hours: { used: 1990 } });
  });

  it('hours used up exactly end it, on the last day they change nothing', () => {
    expect(limited(2000, read(['2025-07-02', 2000]))).toMatchObject({
      until: '2025-07-02',
      decidedBy: 'hours',
    });
    expect(limited(2000, read(['2026-01-01', 2000]))).toMatchObject({
      until: '2026-01-01',
      decidedBy: 'handed_over',
    });
  });

  it('a new meter that does not begin at zero brings its hours with it', () => {
    const reset = { on: '2025-04-01', hours: 100, isReset: true };
    const readings = [...read(['2025-03-01', 700]), reset, ...read(['2025-08-01', 300])];
    expect(limited(1000, readings)).toMatchObject({ until: '2025-08-01', hours: { used: 1000 } });
  });

  it('a lay-up that begins on the last day counts; one that follows the other is one', () => {
    const lying = (...days: [string, string][]) =>
      applyDecisions(handed('2025-03-01'), {
        ...none,
        suspensions: days.map(([fromOn, toOn]) => ({ fromOn, toOn, reason: '停航' })),
      });
    expect(lying(['2026-03-01', '2026-03-10']).until).toBe('2026-03-11');
    expect(lying(['2026-03-02', '2026-03-10']).until).toBe('2026-03-01');
    const joined = lying(['2025-05-01', '2025-05-10'], ['2025-05-11', '2025-05-20']);
    expect(joined.changes).toMatchObject([{ fromOn: '2025-05-01', toOn: '2025-05-20', days: 20 }]);
    expect(lying(['2025-05-01', '2025-05-10'], ['2025-05-12', '2025-05-20']).changes).toHaveLength(2);
  });
});

test('ranges: one code, and as many as are taken at once but not one more', () => {
  expect(parseCodes('A-0005…0005').codes.map(({ barcode }) => barcode)).toEqual(['A-0005']);
  expect(parseCodes('A-0001…2000')).toMatchObject({ issues: [] });
  expect(parseCodes('A-0001…2001')).toMatchObject({ codes: [], issues: [{ code: 'too_many' }] });
});
