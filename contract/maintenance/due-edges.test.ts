import { describe, expect, it } from 'vitest';
import { facts, reading } from './due-facts.fixture.ts';
import { type DueFacts, maintenanceDue, meterRate } from './due-rule.ts';

const due = (more: Partial<DueFacts>) => maintenanceDue(facts(more));

describe('C38 the due rule at its edges', () => {
  it('is due from the first day of the warning on, overdue from the day after the term', () => {
    const on = (days: number) => due({ everyDays: days }).state;
    expect([on(195), on(194), on(180), on(179)]).toEqual(['later', 'due', 'due', 'overdue']);
  });

  it('days decide when the hours come on the same day', () => {
    const readings = [reading('2026-02-01', 100), reading('2026-06-01', 1300)];
    const both = due({ everyHours: 2000, everyDays: 221, readings });
    expect(both).toMatchObject({ byHoursOn: '2026-08-10', byDaysOn: '2026-08-10', decidedBy: 'days' });
    expect(due({ everyHours: 2000, everyDays: 222, readings }).decidedBy).toBe('hours');
  });

  it('a meter changed on the day of the last work counts from the change', () => {
    const readings = [reading('2025-12-01', 900), reading('2026-01-01', 0, true), reading('2026-06-01', 60)];
    expect(due({ everyHours: 100, baseHours: 900, readings })).toMatchObject({
      dueHours: 100,
      hoursLeft: 40,
    });
    expect(due({ everyHours: 100, baseOn: '2026-01-02', baseHours: 0, readings }).dueHours).toBe(100);
    expect(due({ everyHours: 100, baseOn: '2026-01-02', baseHours: 7, readings }).dueHours).toBe(107);
  });

  it('is reached on the day of the reading that shows it, whatever the rate', () => {
    expect(due({ everyHours: 500, readings: [reading('2026-06-01', 500)] }).dueOn).toBe('2026-06-01');
    expect(due({ everyHours: 500, readings: [reading('2026-06-01', 499)] }).dueOn).toBeNull();
  });

  it('a rate needs a week and looks back a year, both ends counted', () => {
    expect(meterRate([reading('2026-06-01', 0), reading('2026-06-08', 70)])).toBe(10);
    expect(meterRate([reading('2026-06-01', 0), reading('2026-06-07', 70)])).toBeNull();
    const year = [reading('2025-06-01', 0), reading('2026-01-01', 3000), reading('2026-06-01', 3650)];
    expect(meterRate(year)).toBe(10);
    expect(meterRate([reading('2025-05-31', 0), ...year.slice(1)])).toBeCloseTo(650 / 151);
  });
});
