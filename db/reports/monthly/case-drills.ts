import { casesReported, countedCases, rowsNamed, sameKey } from '#contract/insights/drill.ts';
import type { Filter } from '#contract/kit/list.ts';
import type { Opens } from '#contract/reports/report-model.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReplacedPart } from './monthly.repo.ts';
import type { Period } from './period.ts';

const day = (column: string, op: 'lte' | 'gte', value: string): Filter => ({ column, op, value });

/** The cases behind each number of a line of the roll forward; without a product those of all of them. */
export function rolledCases(now: Period, lastYear: Period, family?: string): Opens {
  const same = family === undefined ? [] : [sameKey('family', family)];
  const cases = (...more: Filter[]) => countedCases(...same, ...more);
  const isReported = day('reportedOn', 'lte', now.to);
  const isOpen = day('endedOn', 'gte', addDays(now.to, 1));
  const added = casesReported(now.from, now.to, ...same);
  return {
    ...(family === undefined ? {} : { name: added }),
    opened: cases(day('reportedOn', 'lte', addDays(now.from, -1)), day('endedOn', 'gte', now.from)),
    added,
    ended: cases(isReported, { column: 'endedOn', op: 'between', values: [now.from, now.to] }),
    open: cases(isReported, isOpen),
    overdue: cases(isReported, isOpen, day('dueOn', 'lte', now.to)),
    lastYear: casesReported(lastYear.from, lastYear.to, ...same),
  };
}

/** The old parts behind the numbers of a line of replaced parts. */
export function replacedUnits(rows: readonly ReplacedPart[]): Opens {
  const all = (codes: (row: ReplacedPart) => readonly string[]) => rowsNamed('units', rows.flatMap(codes));
  return {
    count: all((row) => row.removed),
    warranty: all((row) => row.removedInWarranty),
    other: all((row) => row.removed.filter((code) => !row.removedInWarranty.includes(code))),
    yearToDate: all((row) => row.removedInYear),
  };
}
