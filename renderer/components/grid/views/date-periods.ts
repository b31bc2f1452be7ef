export const PERIODS = ['thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const;
export type Period = (typeof PERIODS)[number];

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** First and last day of a period as people name it, seen from that day (`YYYY-MM-DD`). */
export function periodOf(period: Period, today: string): [string, string] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  switch (period) {
    case 'thisMonth':
      return [iso(year, month - 1, 1), iso(year, month, 0)];
    case 'lastMonth':
      return [iso(year, month - 2, 1), iso(year, month - 1, 0)];
    case 'thisYear':
      return [iso(year, 0, 1), iso(year, 11, 31)];
    case 'lastYear':
      return [iso(year - 1, 0, 1), iso(year - 1, 11, 31)];
  }
}
