const DAY_MS = 86_400_000;

/** Calendar arithmetic on `YYYY-MM-DD`, free of time zones. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + Math.round(days));
}

/** The instant of a date at an hour of the working day, local time of the factory. */
export function instantOf(date: string, hour = 9, minute = 0): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day, hour, minute).getTime();
}
