import { effectiveEvents, type UnitEventFacts, type Violation } from './lifecycle.ts';

const DAY_MS = 86_400_000;

/**
 * A reading that is written down late, dated before the last one, may not be above it: by their days the meter would
 * have fallen. Days count, not hours; a reset in between has been the last reading itself. Null when all is well.
 */
export function lateReadingViolation(
  events: readonly UnitEventFacts[],
  event: UnitEventFacts,
): Violation | null {
  const late = event.runningHours;
  if (late === null || event.isMeterReset) return null;
  const last = effectiveEvents(events).findLast((one) => one.runningHours !== null);
  const reading = last?.runningHours ?? null;
  if (!last || reading === null || event.at + DAY_MS > last.at || late <= reading) return null;
  return { rule: 'meter_fell', params: { event: event.type, reading, last: late } };
}
