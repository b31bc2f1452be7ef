import {
  addMonths,
  daysLeft,
  type Warranty,
  type WarrantyChange,
  type WarrantyClause,
  type WarrantyExclusion,
} from './warranty-clock.ts';

const DAY_MS = 86_400_000;

export interface MeterReading {
  on: string;
  hours: number;
  /** The meter was changed or set back: it counts from zero again. */
  isReset: boolean;
}

/** Most months a clause can give from any of its facts. */
export function longestMonths({ limbs, replacementMonths }: WarrantyClause): number {
  return Math.max(replacementMonths, ...limbs.map((limb) => limb.months));
}

/** What people decided beside the clause. */
export interface WarrantyDecisions {
  suspensions: readonly { fromOn: string; toOn: string; reason: string }[];
  extensions: readonly { months: number; reason: string }[];
  override: { untilOn: string; reason: string } | null;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Hours run since a day, across changes of the meter. What the meter showed until that day does not count. */
function hoursSince(startOn: string, readings: readonly MeterReading[]): { on: string; used: number }[] {
  let last = 0;
  let used = 0;
  const passed: { on: string; used: number }[] = [];
  for (const { on, hours, isReset } of readings) {
    // A reset shows what the new meter says; what the old one ran since its last reading nobody knows.
    const ran = isReset ? hours : Math.max(0, hours - last);
    last = hours;
    if (on <= startOn) continue;
    used += ran;
    passed.push({ on, used });
  }
  return passed;
}

/**
 * Ends a warranty on the day a reading showed that its hours were used up, when that is before its date. Readings in
 * the order of their events; the hours count from the day the deciding limb began. The day of the reading still counts.
 */
export function limitByHours(
  warranty: Warranty,
  clause: WarrantyClause,
  readings: readonly MeterReading[],
  unitId: string,
): Warranty {
  const limit = clause.hourLimit;
  const startOn = warranty.limbs.find((limb) => limb.event === warranty.decidedBy)?.startOn;
  if (limit === undefined || !startOn || warranty.until === null) return warranty;
  const passed = hoursSince(startOn, readings);
  const reachedOn = passed.find((reading) => reading.used >= limit)?.on ?? null;
  const hours = { limit, used: passed.at(-1)?.used ?? 0, reachedOn, unitId };
  const isFirst = reachedOn !== null && reachedOn < warranty.until;
  return isFirst ? { ...warranty, hours, until: reachedOn, decidedBy: 'hours' } : { ...warranty, hours };
}

/** Suspensions in order, those that touch made one, so that no day is given back twice. */
function mergedSuspensions(decisions: WarrantyDecisions): WarrantyDecisions['suspensions'] {
  const merged: { fromOn: string; toOn: string; reason: string }[] = [];
  const ordered = [...decisions.suspensions].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  for (const next of ordered) {
    const last = merged.at(-1);
    if (!last || next.fromOn > addDays(last.toOn, 1)) merged.push({ ...next });
    else {
      last.toOn = next.toOn > last.toOn ? next.toOn : last.toOn;
      if (!last.reason.includes(next.reason)) last.reason = `${last.reason} · ${next.reason}`;
    }
  }
  return merged;
}

/** Days of the warranty that a suspension took away, both ends counted; none outside of it. */
function suspendedDays(startOn: string, until: string, s: { fromOn: string; toOn: string }): number {
  const from = s.fromOn > startOn ? s.fromOn : startOn;
  return from > until || s.toOn < from ? 0 : daysLeft(s.toOn, from) + 1;
}

/**
 * Gives back suspended days, then adds extensions in months, then puts an override beside the result. A suspension
 * counts when it begins while the warranty runs, those before it taken into account; it is given back to its last day.
 * An end nobody knows is not changed by suspension or extension, but an override sets one.
 */
export function applyDecisions(warranty: Warranty, decisions: WarrantyDecisions): Warranty {
  const decided = applyChanges(warranty, decisions);
  if (!decisions.override) return decided;
  return {
    ...decided,
    until: decisions.override.untilOn,
    decidedBy: 'override',
    computedUntil: decided.until,
    overrideReason: decisions.override.reason,
  };
}

function applyChanges(warranty: Warranty, decisions: WarrantyDecisions): Warranty {
  if (warranty.until === null) return warranty;
  const starts = warranty.limbs.flatMap((limb) => limb.startOn ?? []);
  const startOn = warranty.replacement?.replacedOn ?? [...starts].sort()[0] ?? '0000-01-01';
  let until = warranty.until;
  const changes: WarrantyChange[] = [...(warranty.changes ?? [])];
  for (const s of mergedSuspensions(decisions)) {
    const days = suspendedDays(startOn, until, s);
    if (days === 0) continue;
    until = addDays(until, days);
    changes.push({ kind: 'suspension', ...s, months: null, days, until });
  }
  for (const { months, reason } of decisions.extensions) {
    until = addMonths(until, months);
    changes.push({ kind: 'extension', fromOn: null, toOn: null, months, days: null, reason, until });
  }
  return changes.length > 0 ? { ...warranty, until, changes } : warranty;
}

/** The exclusion that takes a fault or a part out of the warranty, or null when it is covered. */
export function exclusionOf(
  exclusions: readonly WarrantyExclusion[] | undefined,
  what: { faultCode?: string | null; drawingNo?: string | null },
): WarrantyExclusion | null {
  const found = exclusions?.find(
    ({ faultCodes, drawingNos }) =>
      (what.faultCode != null && faultCodes?.includes(what.faultCode)) ||
      (what.drawingNo != null && drawingNos?.includes(what.drawingNo)),
  );
  return found ?? null;
}
