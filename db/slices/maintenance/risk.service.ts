import type { RiskReason } from '#contract/maintenance/maintenance.schema.ts';
import { addDays, instantOf } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { type BuiltInPart, builtInParts, repeatedFaults, replacedAges } from './risk.repo.ts';

const LOOK_BACK_DAYS = 365;
/** Fewer replacements than this say nothing about how long a part lasts. */
const MIN_REPLACED = 5;
/** From this share of its usual age on a part is spoken of. */
const NEARLY = 0.9;
const DAY_MS = 86_400_000;

/** Median of ages in ascending order. */
function median(ages: readonly number[]): number {
  const middle = Math.floor(ages.length / 2);
  const upper = ages[middle] ?? 0;
  return ages.length % 2 === 1 ? upper : Math.round(((ages[middle - 1] ?? upper) + upper) / 2);
}

function lives(r: ReadContext, parts: readonly BuiltInPart[]): Map<string, number[]> {
  const partIds = [...new Set(parts.map((one) => one.partId))];
  const ages = new Map<string, number[]>();
  for (const { partId, days } of replacedAges(r.db, JSON.stringify(partIds))) {
    const known = ages.get(partId);
    if (known) known.push(days);
    else ages.set(partId, [days]);
  }
  return ages;
}

/** The oldest part of each kind, when it is nearly as old as such parts were when they were replaced. */
function agedParts(r: ReadContext, units: string): { root: string; reason: RiskReason }[] {
  const parts = builtInParts(r.db, units).sort((a, b) => a.sinceAt - b.sinceAt);
  const ages = lives(r, parts);
  const spoken = new Set<string>();
  return parts.flatMap((one) => {
    const known = ages.get(one.partId) ?? [];
    const kind = `${one.root} ${one.partId}`;
    if (known.length < MIN_REPLACED || spoken.has(kind)) return [];
    spoken.add(kind);
    const days = Math.floor((r.at - one.sinceAt) / DAY_MS);
    const usualDays = median(known);
    if (days < usualDays * NEARLY) return [];
    const { part, barcode, position } = one;
    const reason = { kind: 'age', part, barcode, position, days, usualDays, replaced: known.length } as const;
    return [{ root: one.root, reason }];
  });
}

/**
 * What speaks for looking at machines sooner than their plan says: faults that came twice within a year or came back
 * after they were solved, and parts nearly as old (90 %) as the median age in days at which such parts were replaced,
 * from at least five replacements. Parts still running are not in that median, so it warns rather early than late.
 */
export function risksOf(r: ReadContext, unitIds: readonly string[]): Map<string, RiskReason[]> {
  const sinceOn = addDays(r.today, -LOOK_BACK_DAYS);
  const units = JSON.stringify([...new Set(unitIds)]);
  const found = new Map<string, RiskReason[]>();
  const add = (root: string, reason: RiskReason) => found.set(root, [...(found.get(root) ?? []), reason]);
  for (const { root, faultCode, cases, lastOn } of repeatedFaults(r.db, {
    units,
    since: instantOf(sinceOn),
    sinceOn,
  }))
    add(root, { kind: 'repeat', faultCode, cases, lastOn });
  for (const { root, reason } of agedParts(r, units)) add(root, reason);
  return found;
}
