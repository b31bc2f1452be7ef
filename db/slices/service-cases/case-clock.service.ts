import { isWaiting } from '#contract/service-cases/states.ts';
import {
  addWorkingMinutes,
  endOfWork,
  startOfWork,
  workingMinutesBetween,
} from '#contract/service-cases/working-calendar.ts';
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { serviceTerms, workingCalendar } from '#db/slices/engineers/calendar.service.ts';
import type { StoredCase } from './service-cases.repo.ts';

type DueTimes = Pick<StoredCase, 'respondDueAt' | 'dueAt' | 'dueOn'>;

/**
 * When the case must be answered and solved: so many working minutes after the report, by severity, what was waited
 * already added. A day given by hand wins and means the end of work on it; `null` means no term.
 */
export function dueTimes(
  r: ReadContext,
  row: Pick<StoredCase, 'reportedOn' | 'reportedAt' | 'severity' | 'waitedMinutes'>,
  givenDay: string | null | undefined,
): DueTimes {
  const calendar = workingCalendar(r);
  const terms = serviceTerms(r);
  const isTimed = row.reportedAt !== null && localDate(row.reportedAt) === row.reportedOn;
  const start = isTimed ? (row.reportedAt ?? 0) : startOfWork(row.reportedOn, calendar);
  const respondDueAt = addWorkingMinutes(start, terms.respond[row.severity], calendar);
  if (givenDay === null) return { respondDueAt, dueAt: null, dueOn: null };
  const dueAt =
    givenDay === undefined
      ? addWorkingMinutes(start, terms.resolve[row.severity] + row.waitedMinutes, calendar)
      : endOfWork(givenDay, calendar);
  return { respondDueAt, dueAt, dueOn: givenDay ?? localDate(dueAt) };
}

/** What a change of state or progress does to the clock: it stands still while somebody else is waited for. */
export function waitingTimes(
  w: WriteContext,
  current: StoredCase,
  change: Partial<StoredCase>,
): Partial<StoredCase> {
  const before = isWaiting(current.state, current.progress);
  const after = isWaiting(
    change.state ?? current.state,
    change.progress === undefined ? current.progress : change.progress,
  );
  if (before === after) return {};
  if (after) return { waitingSince: w.at };
  if (current.waitingSince === null) return {};
  const calendar = workingCalendar(w);
  const minutes = workingMinutesBetween(current.waitingSince, w.at, calendar);
  const dueAt = current.dueAt === null ? null : addWorkingMinutes(current.dueAt, minutes, calendar);
  return {
    waitingSince: null,
    waitedMinutes: current.waitedMinutes + minutes,
    dueAt,
    dueOn: dueAt === null ? current.dueOn : localDate(dueAt),
  };
}
