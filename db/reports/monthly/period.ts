import { addMonths, lastDayOf } from '#contract/insights/months.ts';

export interface Period {
  from: string;
  to: string;
}

export interface ReportPeriods {
  month: string;
  now: Period;
  before: Period;
  lastYear: Period;
  yearToDate: Period;
  lastYearToDate: Period;
}

/** The instant at which a day begins at the factory. */
export function beginOf(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day).getTime();
}

const whole = (month: string): Period => ({ from: `${month}-01`, to: lastDayOf(month) });

/** The month, what it is compared with, and the two years to date. */
export function reportPeriods(month: string): ReportPeriods {
  const lastYear = addMonths(month, -12);
  const yearToDate = (m: string): Period => ({ from: `${m.slice(0, 4)}-01-01`, to: lastDayOf(m) });
  return {
    month,
    now: whole(month),
    before: whole(addMonths(month, -1)),
    lastYear: whole(lastYear),
    yearToDate: yearToDate(month),
    lastYearToDate: yearToDate(lastYear),
  };
}
