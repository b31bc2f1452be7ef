import { daysLeft } from '#contract/units/warranty-clock.ts';
import { type CaseState, REOPEN_DAYS } from './states.ts';

interface Finished {
  state: CaseState;
  closedOn: string | null;
}

/** Days since the case was closed; null while it is not. */
function daysClosed({ state, closedOn }: Finished, today: string): number | null {
  return state === 'closed' ? daysLeft(today, closedOn ?? today) : null;
}

/** Whether work on a finished case may begin again: at any time before it is closed, and 90 days after. */
export function mayReopen(row: Finished, today: string): boolean {
  return (daysClosed(row, today) ?? 0) <= REOPEN_DAYS;
}

/** Opened again the case counts as a repeat of the fault: it had been closed. */
export function isRepeatWhenReopened(row: Finished, today: string): boolean {
  return row.state === 'closed' && mayReopen(row, today);
}
