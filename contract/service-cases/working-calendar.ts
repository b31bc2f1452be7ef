/** Clock time of the factory, `HH:MM`. */
export interface WorkingHours {
  from: string;
  to: string;
  breakFrom: string;
  breakTo: string;
  /** Days of the week that are worked, Monday is 1. */
  weekdays: readonly number[];
}

export interface WorkingCalendar {
  hours: WorkingHours;
  /** Days that differ from their weekday: a holiday (false) or a working weekend (true). */
  special: ReadonlyMap<string, boolean>;
}

export const STARTING_HOURS: WorkingHours = {
  from: '08:30',
  to: '17:30',
  breakFrom: '12:00',
  breakTo: '13:00',
  weekdays: [1, 2, 3, 4, 5],
};

const MINUTE = 60_000;
/** Longer than any due time: a calendar without a single working day must not loop for ever. */
const MAX_DAYS = 3660;

const two = (n: number) => String(n).padStart(2, '0');

function dateOf(day: Date): string {
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function clockOn(day: Date, clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute).getTime();
}

/** Whether the calendar date is worked: the special days decide, then the weekday. */
export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  const special = calendar.special.get(date);
  if (special !== undefined) return special;
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = new Date(year, month - 1, day).getDay();
  return calendar.hours.weekdays.includes(weekday === 0 ? 7 : weekday);
}

/** The worked spans of a day as instants; none on a day off. */
function spansOf(day: Date, calendar: WorkingCalendar): [number, number][] {
  if (!isWorkingDay(dateOf(day), calendar)) return [];
  const { from, to, breakFrom, breakTo } = calendar.hours;
  const spans: [number, number][] =
    breakFrom < breakTo
      ? [
          [clockOn(day, from), clockOn(day, breakFrom)],
          [clockOn(day, breakTo), clockOn(day, to)],
        ]
      : [[clockOn(day, from), clockOn(day, to)]];
  return spans.filter(([start, end]) => end > start);
}

function dayAfter(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** The instant when so many working minutes have passed since `start`; `start` itself when the calendar never works. */
export function addWorkingMinutes(start: number, minutes: number, calendar: WorkingCalendar): number {
  let left = minutes * MINUTE;
  const first = new Date(start);
  for (let i = 0; i <= MAX_DAYS; i += 1) {
    for (const [from, to] of spansOf(dayAfter(first, i), calendar)) {
      const begin = Math.max(from, start);
      if (begin >= to) continue;
      if (to - begin >= left) return begin + left;
      left -= to - begin;
    }
  }
  return start;
}

/** Working minutes between two instants, whole; 0 when the second is not later. */
export function workingMinutesBetween(from: number, to: number, calendar: WorkingCalendar): number {
  let sum = 0;
  const first = new Date(from);
  for (let i = 0; i <= MAX_DAYS; i += 1) {
    const day = dayAfter(first, i);
    if (day.getTime() > to) break;
    for (const [begin, end] of spansOf(day, calendar))
      sum += Math.max(0, Math.min(end, to) - Math.max(begin, from));
  }
  return Math.round(sum / MINUTE);
}

/** First moment of work on the day or, on a day off, of the next one worked. */
export function startOfWork(date: string, calendar: WorkingCalendar): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return addWorkingMinutes(new Date(year, month - 1, day).getTime(), 0, calendar);
}

/** End of work on the day, worked or not: what a day given by hand means. */
export function endOfWork(date: string, calendar: WorkingCalendar): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return clockOn(new Date(year, month - 1, day), calendar.hours.to);
}
