import { z } from 'zod';

/** Facts a warranty can run from, by the unit event that shows them. */
export const WARRANTY_EVENTS = [
  'made',
  'shipped',
  'arrived',
  'on_site',
  'commissioned',
  'handed_over',
  'installed',
] as const;
export type WarrantyEvent = (typeof WARRANTY_EVENTS)[number];

export const warrantyExclusion = z.strictObject({
  text: z.string().trim().min(1).max(200),
  faultCodes: z.array(z.string().max(80)).max(50).optional(),
  drawingNos: z.array(z.string().max(80)).max(200).optional(),
});
export type WarrantyExclusion = z.infer<typeof warrantyExclusion>;

export const warrantyClauseSchema = z.strictObject({
  /** Each limb ends so many months after its event. */
  limbs: z
    .array(z.strictObject({ event: z.enum(WARRANTY_EVENTS), months: z.int().min(1).max(600) }))
    .min(1)
    .max(6),
  combine: z.enum(['earlier', 'later']).default('earlier'),
  /** What a part put in as a replacement gets: what was left, a new term, or the larger of the two. */
  replacement: z.enum(['remainder', 'restart', 'larger']).default('larger'),
  replacementMonths: z.int().min(1).max(600).default(12),
  /** Running hours since the start after which it ends, whatever the date. */
  hourLimit: z.int().min(1).max(1_000_000).optional(),
  /** What is not covered: in words, and by the faults and drawings it concerns. */
  exclusions: z.array(warrantyExclusion).max(50).optional(),
});
export type WarrantyClause = z.infer<typeof warrantyClauseSchema>;

/** 12 months from hand-over or 18 from shipment, whichever ends first; a replacement has at least 12 months. */
export const DEFAULT_WARRANTY: WarrantyClause = {
  limbs: [
    { event: 'handed_over', months: 12 },
    { event: 'shipped', months: 18 },
  ],
  combine: 'earlier',
  replacement: 'larger',
  replacementMonths: 12,
};

/** A fact with where it is written: the unit whose event it is, or the order when no unit says it. */
export interface WarrantyStart {
  on: string;
  unitId: string | null;
}
export type WarrantyStarts = Partial<Record<WarrantyEvent, WarrantyStart>>;

export interface WarrantyLimb {
  event: WarrantyEvent | 'replaced';
  months: number;
  startOn: string | null;
  until: string | null;
  unitId: string | null;
}

export interface Warranty {
  /** Last day of the warranty, or null when no fact says when it began. */
  until: string | null;
  /**
   * The limb that decided. `remainder`: the end was taken over from the part that was replaced; `hours`: the running
   * hours were used up first; `override`: somebody decided otherwise.
   */
  decidedBy: WarrantyLimb['event'] | 'remainder' | 'hours' | 'override' | null;
  limbs: WarrantyLimb[];
  combine: 'earlier' | 'later';
  replacement: {
    rule: WarrantyClause['replacement'];
    replacedOn: string;
    remainderUntil: string | null;
  } | null;
  /** Running hours, when the clause limits them. */
  hours?: { limit: number; used: number; reachedOn: string | null; unitId: string | null };
  /** Time that did not count and time that was granted, oldest first, with the end after each. */
  changes?: WarrantyChange[];
  /** What the facts alone would give, when an override stands beside it. */
  computedUntil?: string | null;
  overrideReason?: string;
  exclusions?: readonly WarrantyExclusion[];
}

export interface WarrantyChange {
  kind: 'suspension' | 'extension';
  fromOn: string | null;
  toOn: string | null;
  months: number | null;
  days: number | null;
  reason: string;
  until: string;
}

const two = (n: number) => String(n).padStart(2, '0');

/**
 * Calendar date `months` later; a day that month does not have becomes its last one
 * (2024-02-29 + 12 → 2025-02-28, 2026-01-31 + 1 → 2026-02-28).
 */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(Math.min(day, lastDay))}`;
}

/** End by the clause's limbs. A limb whose event has not happened is not there; with none there is no end yet. */
export function warrantyFrom(clause: WarrantyClause, starts: WarrantyStarts): Warranty {
  const limbs = clause.limbs.map(({ event, months }): WarrantyLimb => {
    const start = starts[event];
    return {
      event,
      months,
      startOn: start?.on ?? null,
      until: start ? addMonths(start.on, months) : null,
      unitId: start?.unitId ?? null,
    };
  });
  let decided: WarrantyLimb | null = null;
  for (const limb of limbs) {
    if (limb.until === null) continue;
    const isBetter =
      decided?.until == null ||
      (clause.combine === 'earlier' ? limb.until < decided.until : limb.until > decided.until);
    if (isBetter) decided = limb;
  }
  const combine = clause.combine;
  return {
    until: decided?.until ?? null,
    decidedBy: decided?.event ?? null,
    limbs,
    combine,
    replacement: null,
  };
}

/**
 * End for a part that was put in as a replacement on `replacedOn`, where the old part's warranty would have ended
 * at `remainderUntil`. With `remainder` an end that had already passed stays passed.
 */
export function warrantyOfReplacement(
  clause: WarrantyClause,
  remainderUntil: string | null,
  replacedOn: string,
  unitId: string,
): Warranty {
  const restart = addMonths(replacedOn, clause.replacementMonths);
  const takesRemainder =
    remainderUntil !== null &&
    (clause.replacement === 'remainder' || (clause.replacement === 'larger' && remainderUntil > restart));
  const isRestart = clause.replacement !== 'remainder';
  const until = takesRemainder ? remainderUntil : isRestart ? restart : null;
  const limb: WarrantyLimb = {
    event: 'replaced',
    months: clause.replacementMonths,
    startOn: replacedOn,
    until: isRestart ? restart : null,
    unitId,
  };
  return {
    until,
    decidedBy: until === null ? null : takesRemainder ? 'remainder' : 'replaced',
    limbs: isRestart ? [limb] : [],
    combine: 'later',
    replacement: { rule: clause.replacement, replacedOn, remainderUntil },
  };
}

/** Whole days from `on` to the end, negative when it has passed. */
export function daysLeft(until: string, on: string): number {
  return Math.round((Date.parse(until) - Date.parse(on)) / 86_400_000);
}

/** The last day counts. */
export function isInWarranty(warranty: Pick<Warranty, 'until'>, on: string): boolean {
  return warranty.until !== null && on <= warranty.until;
}
