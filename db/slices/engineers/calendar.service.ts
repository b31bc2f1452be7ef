import type { z } from 'zod';
import {
  type CalendarView,
  type calendarSave,
  type ServiceTerms,
  serviceTermsSchema,
  workingHoursSchema,
} from '#contract/engineers/calendar.schema.ts';
import { inputInvalid } from '#contract/kit/errors.ts';
import { STARTING_TERMS } from '#contract/service-cases/states.ts';
import { STARTING_HOURS, type WorkingCalendar } from '#contract/service-cases/working-calendar.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { getSetting, putSetting } from '#db/kit/settings.ts';
import { dropCalendarDay, listCalendarDays, putCalendarDay } from './calendar.repo.ts';

const HOURS = 'service.hours';
const TERMS = 'service.terms';

/** Working hours, response terms and the days that differ, as a screen shows them. */
export function viewCalendar(r: ReadContext): CalendarView {
  const hours = workingHoursSchema.safeParse(getSetting(r.db, HOURS));
  return {
    hours: hours.success ? hours.data : { ...STARTING_HOURS, weekdays: [...STARTING_HOURS.weekdays] },
    terms: serviceTerms(r),
    days: listCalendarDays(r.db),
  };
}

/** Working minutes to answer and to solve, by severity; the house's own or the starting ones. */
export function serviceTerms(r: ReadContext): ServiceTerms {
  const terms = serviceTermsSchema.safeParse(getSetting(r.db, TERMS));
  return terms.success ? terms.data : STARTING_TERMS;
}

/** The calendar due times are counted on. */
export function workingCalendar(r: ReadContext): WorkingCalendar {
  const { hours, days } = viewCalendar(r);
  return { hours, special: new Map(days.map((day) => [day.onDay, day.kind === 'workday'])) };
}

/** Hours end after they begin; a break lies within them, or is none when it ends as it begins; some day is worked. */
function requireHours({ from, to, breakFrom, breakTo, weekdays }: CalendarView['hours']): void {
  if (to <= from) throw inputInvalid('to', 'invalid_value');
  if (breakTo < breakFrom) throw inputInvalid('breakTo', 'invalid_value');
  if (breakFrom < breakTo && (breakFrom < from || breakTo > to))
    throw inputInvalid('breakFrom', 'invalid_value');
  if (weekdays.length === 0) throw inputInvalid('weekdays', 'required');
}

/**
 * Changes hours, terms or single days. Cases keep the due times they were given. INPUT_INVALID for hours that end before
 * they begin, a break outside them, or a week without a working day.
 */
export function saveCalendar(w: WriteContext, input: z.infer<typeof calendarSave>): CalendarView {
  const before = viewCalendar(w);
  const { hours, terms, days = [], ordinary = [] } = input;
  if (hours) {
    requireHours(hours);
    putSetting(w.db, HOURS, hours);
  }
  if (terms) putSetting(w.db, TERMS, terms);
  for (const onDay of ordinary) dropCalendarDay(w.db, onDay);
  for (const day of days) putCalendarDay(w.db, day);
  const after = viewCalendar(w);
  w.log({ entity: 'engineers', id: 'calendar', action: 'update', before, after });
  return after;
}
