import { describe, expect, it } from 'vitest';
import {
  addWorkingMinutes,
  endOfWork,
  isWorkingDay,
  STARTING_HOURS,
  startOfWork,
  type WorkingCalendar,
  workingMinutesBetween,
} from './working-calendar.ts';

/** 2026-10-01 to 07 off, Saturday 2026-10-10 worked instead. */
const calendar: WorkingCalendar = {
  hours: STARTING_HOURS,
  special: new Map([
    ...Array.from({ length: 7 }, (_, i) => [`2026-10-0${i + 1}`, false] as const),
    ['2026-10-10', true] as const,
  ]),
};
const at = (text: string) => new Date(text.replace(' ', 'T')).getTime();

describe('working calendar', () => {
  it('knows weekends, holidays and worked weekends', () => {
    expect(isWorkingDay('2026-09-30', calendar)).toBe(true);
    expect(isWorkingDay('2026-10-01', calendar)).toBe(false);
    expect(isWorkingDay('2026-10-10', calendar)).toBe(true);
    expect(isWorkingDay('2026-10-11', calendar)).toBe(false);
  });

  it('counts over night, noon, weekend and holiday', () => {
    const add = (from: string, minutes: number) => addWorkingMinutes(at(from), minutes, calendar);
    expect(add('2026-09-30 09:00', 60)).toBe(at('2026-09-30 10:00'));
    expect(add('2026-09-30 11:30', 60)).toBe(at('2026-09-30 13:30'));
    expect(add('2026-09-30 17:00', 60)).toBe(at('2026-10-08 09:00'));
    expect(add('2026-10-03 12:00', 480)).toBe(at('2026-10-08 17:30'));
    expect(add('2026-10-09 08:30', 960)).toBe(at('2026-10-10 17:30'));
  });

  it('gives back the minutes it was given', () => {
    for (const minutes of [1, 59, 480, 481, 5000]) {
      const end = addWorkingMinutes(at('2026-09-30 15:17'), minutes, calendar);
      expect(workingMinutesBetween(at('2026-09-30 15:17'), end, calendar)).toBe(minutes);
    }
    expect(workingMinutesBetween(at('2026-10-02 08:00'), at('2026-10-07 20:00'), calendar)).toBe(0);
    expect(workingMinutesBetween(at('2026-10-09 10:00'), at('2026-10-09 09:00'), calendar)).toBe(0);
  });

  it('starts on the next worked day and does not loop without one', () => {
    expect(startOfWork('2026-10-01', calendar)).toBe(at('2026-10-08 08:30'));
    expect(endOfWork('2026-10-01', calendar)).toBe(at('2026-10-01 17:30'));
    const never = { hours: { ...STARTING_HOURS, weekdays: [] }, special: new Map<string, boolean>() };
    expect(addWorkingMinutes(at('2026-10-09 10:00'), 5, never)).toBe(at('2026-10-09 10:00'));
  });
});
