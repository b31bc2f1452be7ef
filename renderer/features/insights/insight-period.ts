import { addMonths, lastDayOf } from '#contract/insights/months.ts';
import { today } from '#renderer/lib/format.ts';

export type PeriodName = 'months' | 'years' | 'all';

export interface InsightPeriod {
  name: PeriodName;
  /** First and last month; undefined means as far as the data go. */
  from: string | undefined;
  to: string;
  fromDay: string | undefined;
  toDay: string;
}

/** The current month belongs to the period: people look at charts to see how it goes. */
export function insightPeriod(name: PeriodName): InsightPeriod {
  const to = today().slice(0, 7);
  const from = { months: addMonths(to, -11), years: addMonths(to, -35), all: undefined }[name];
  return { name, from, to, fromDay: from === undefined ? undefined : `${from}-01`, toDay: lastDayOf(to) };
}
