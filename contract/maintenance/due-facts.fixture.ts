import type { DueFacts } from './due-rule.ts';

export const reading = (on: string, hours: number, isReset = false) => ({ on, hours, isReset });

/** A plan looked at on 2026-06-30, with nothing said that the test does not say. */
export const facts = (more: Partial<DueFacts>): DueFacts => ({
  everyDays: null,
  everyHours: null,
  baseOn: '2026-01-01',
  baseHours: 0,
  readings: [],
  today: '2026-06-30',
  warnDays: 14,
  ...more,
});
