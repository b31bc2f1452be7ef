import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type {
  WarrantyDecisionRow,
  WarrantyEndingRow,
  warrantiesEndingInput,
  warrantyDecide,
} from '#contract/units/warranty.contract.ts';
import { daysLeft, warrantyClauseSchema } from '#contract/units/warranty-clock.ts';
import { longestMonths } from '#contract/units/warranty-terms.ts';
import { instantOf, localDate } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { longestHouseMonths } from '#db/slices/warranty-terms/warranty-terms.service.ts';
import { getUnitById } from './unit-place.service.ts';
import { getUnit } from './units.service.ts';
import { viewWarranty, warrantiesOf, warrantyOfUnit } from './warranty.service.ts';
import { allDecisionsOf, clausesOfOrders, decisions, machinesAway } from './warranty-decisions.repo.ts';

const DAY_MS = 86_400_000;

/** A unit's warranty on a day with everything people decided about it. */
export function getWarranty(r: ReadContext, barcode: string, on: string = r.today) {
  return shown(r, getUnit(r, barcode).id, on);
}

function shown(r: ReadContext, unitId: string, on: string) {
  const warranty = viewWarranty(r, warrantyOfUnit(r, unitId), on);
  return { warranty, decisions: allDecisionsOf(r.db, unitId) };
}

function requireFields(input: z.infer<typeof warrantyDecide>): void {
  const { kind, untilOn, months, fromOn, toOn } = input;
  if (kind === 'override' && !untilOn) throw inputInvalid('untilOn', 'required');
  if (kind === 'extension' && !months) throw inputInvalid('months', 'required');
  if (kind !== 'suspension') return;
  if (!fromOn) throw inputInvalid('fromOn', 'required');
  if (!toOn) throw inputInvalid('toOn', 'required');
  if (toOn < fromOn) throw inputInvalid('toOn', 'before_start');
}

/**
 * Writes an override, an extension or a suspension down. What the facts give stays computed and shown beside it; a
 * second override takes the place of the first, which is withdrawn with the new one's reason.
 */
export function decideWarranty(w: WriteContext, input: z.infer<typeof warrantyDecide>) {
  requireFields(input);
  const { id: unitId } = getUnit(w, input.barcode);
  const { kind, reason } = input;
  for (const row of allDecisionsOf(w.db, unitId)) {
    if (kind === 'override' && row.kind === 'override' && row.voidedAt === null) withdraw(w, row, reason);
  }
  const row: WarrantyDecisionRow = {
    id: w.newId(),
    unitId,
    kind,
    untilOn: kind === 'override' ? (input.untilOn ?? null) : null,
    months: kind === 'extension' ? (input.months ?? null) : null,
    fromOn: kind === 'suspension' ? (input.fromOn ?? null) : null,
    toOn: kind === 'suspension' ? (input.toOn ?? null) : null,
    reason,
    ...createdNow(w),
  };
  decisions.insert(w.db, row);
  w.log({ entity: 'units', id: unitId, action: 'override', after: row });
  return shown(w, unitId, w.today);
}

function withdraw(w: WriteContext, row: WarrantyDecisionRow, reason: string): void {
  const patch = { ...updatedNow(w, row), voidedAt: w.at, voidReason: reason };
  decisions.update(w.db, row.id, patch);
  w.log({ entity: 'units', id: row.unitId, action: 'void', before: row, after: patch });
}

/** Takes a decision back; the computed end holds again. */
export function withdrawWarranty(w: WriteContext, input: { id: string; version: number; reason: string }) {
  const row = requireRow(decisions.find(w.db, input.id), 'warranty-decisions', input.id);
  requireVersion('warranty-decisions', row, input.version);
  if (row.voidedAt !== null) throw ruleBroken('illegal_transition', { from: 'withdrawn', to: 'withdrawn' });
  withdraw(w, row, input.reason);
  return shown(w, row.unitId, w.today);
}

/** Machines whose terms could still run on that day, whatever the longest of them are. */
function machinesMaybeIn(r: ReadContext, on: string): string[] {
  const clauses = clausesOfOrders(r.db).flatMap((clause) => {
    const parsed = warrantyClauseSchema.safeParse(JSON.parse(clause));
    return parsed.success ? [{ clause, months: longestMonths(parsed.data) }] : [];
  });
  return machinesAway(r.db, { at: instantOf(on), months: longestHouseMonths(r), clauses });
}

/**
 * Machines whose warranty ends within so many days, the nearest first: whoever looks after them may be offered a
 * service contract. Every machine that is out and may be in warranty is computed from its facts, about 15 µs each.
 */
export function listWarrantiesEnding(
  r: ReadContext,
  input: z.infer<typeof warrantiesEndingInput>,
): WarrantyEndingRow[] {
  const from = input.from ?? r.today;
  const to = localDate(instantOf(from) + (input.days ?? 90) * DAY_MS);
  const found: WarrantyEndingRow[] = [];
  for (const [unitId, { until, decidedBy }] of warrantiesOf(r, machinesMaybeIn(r, from))) {
    if (until === null || until < from || until > to) continue;
    const { barcode, name, factoryNo, siteName, partyId, partyName, orderNo } = getUnitById(r, unitId);
    const unit = { unitId, barcode, name, factoryNo, siteName, partyId, partyName, orderNo };
    found.push({ ...unit, until, daysLeft: daysLeft(until, from), decidedBy });
  }
  return found.sort((a, b) =>
    a.until < b.until ? -1 : a.until > b.until ? 1 : a.barcode < b.barcode ? -1 : 1,
  );
}
