import { describe, expect, it } from 'vitest';
import { facts, reading } from './due-facts.fixture.ts';
import { maintenanceDue, meterRate, termsOfYear, workState } from './due-rule.ts';

describe('C38 when maintenance is due', () => {
  it('by days alone', () => {
    expect(maintenanceDue(facts({ everyDays: 180 }))).toMatchObject({
      dueOn: '2026-06-30',
      decidedBy: 'days',
      daysLeft: 0,
      state: 'due',
    });
    expect(maintenanceDue(facts({ everyDays: 170 })).state).toBe('overdue');
    expect(maintenanceDue(facts({ everyDays: 365 })).state).toBe('later');
  });

  it('by running hours, forecast from the rate of the meter', () => {
    const readings = [reading('2026-02-01', 100), reading('2026-06-01', 1300)];
    expect(meterRate(readings)).toBe(10);
    const due = maintenanceDue(facts({ everyHours: 2000, readings }));
    expect(due).toMatchObject({
      dueHours: 2000,
      byHoursOn: '2026-08-10',
      decidedBy: 'hours',
      hoursLeft: 700,
      hoursPerDay: 10,
    });
    expect(maintenanceDue(facts({ everyHours: 1000, readings }))).toMatchObject({
      dueOn: '2026-06-01',
      state: 'overdue',
    });
    expect(maintenanceDue(facts({ everyHours: 2000 }))).toMatchObject({ dueOn: null, state: 'unknown' });
  });

  it('by whichever comes first, and says which', () => {
    const readings = [reading('2026-02-01', 100), reading('2026-06-01', 1300)];
    expect(maintenanceDue(facts({ everyDays: 365, everyHours: 2000, readings })).decidedBy).toBe('hours');
    expect(maintenanceDue(facts({ everyDays: 200, everyHours: 2000, readings })).decidedBy).toBe('days');
  });

  it('from the change of the meter on, and not from a week of readings', () => {
    const readings = [
      reading('2025-12-01', 9000),
      reading('2026-03-01', 0, true),
      reading('2026-05-10', 700),
    ];
    expect(maintenanceDue(facts({ everyHours: 1000, baseHours: 8500, readings }))).toMatchObject({
      dueHours: 1000,
      hoursLeft: 300,
      dueOn: '2026-06-09',
    });
    expect(meterRate([reading('2026-06-01', 5), reading('2026-06-05', 50)])).toBeNull();
  });

  it('states what became of a term and lays out a year', () => {
    expect(workState({ outcome: 'done', dueOn: '2026-05-01', onDay: '2026-05-01' })).toBe('done');
    expect(workState({ outcome: 'done', dueOn: '2026-05-01', onDay: '2026-05-02' })).toBe('done_late');
    expect(workState({ outcome: 'cancelled', dueOn: null, onDay: '2026-05-02' })).toBe('cancelled');
    const due = maintenanceDue(facts({ everyDays: 90 }));
    expect(termsOfYear(due, { everyDays: 90, everyHours: null }, 2026)).toEqual([
      '2026-04-01',
      '2026-06-30',
      '2026-09-28',
      '2026-12-27',
    ]);
  });
});
