/** Time is handed in, so that tests and rebuilds can choose it. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Calendar date of an instant at the factory (the time zone of the PC that runs the core). */
export function localDate(instant: number): string {
  const d = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}
