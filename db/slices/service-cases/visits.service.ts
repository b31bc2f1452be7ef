import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import type {
  visitClose,
  visitCreate,
  visitPartAdd,
  visitPartRemove,
  visitUpdate,
} from '#contract/service-cases/service-cases.schema.ts';
import { isOpenCase } from '#contract/service-cases/states.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { canonicalJson, sha256 } from '#db/kit/identity.ts';
import { requireRow, requireVersion } from '#db/kit/row-meta.ts';
import { endDispatches } from '#db/slices/engineers/dispatches.service.ts';
import { settleTerm } from '#db/slices/maintenance/works.service.ts';
import { findPart } from '#db/slices/products/known-parts.service.ts';
import { getUnitById } from '#db/slices/units/unit-place.service.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import { requireKnownCodes } from './case-codes.service.ts';
import { logState, patchCase, requireCase } from './case-record.service.ts';
import { machineOfCase } from './case-view.service.ts';
import { cases, type StoredCase } from './service-cases.repo.ts';
import {
  deleteVisitPart,
  nextVisitSeq,
  type StoredVisit,
  type StoredVisitPart,
  storedPartsOf,
  visitParts,
  visits,
} from './visits.repo.ts';

function requireOpenCase(w: WriteContext, id: string): StoredCase {
  const row = requireRow(cases.find(w.db, id), 'service-cases', id);
  if (!isOpenCase(row.state) || row.voidedAt !== null)
    throw ruleBroken('illegal_transition', { from: row.state, to: 'in_progress' });
  return row;
}

/** The visit, refused once it is closed: its content never changes again. */
export function requireOpenVisit(r: ReadContext, id: string): StoredVisit {
  const visit = requireRow(visits.find(r.db, id), 'visits', id);
  if (visit.closedAt !== null)
    throw ruleBroken('visit_closed', { visit: visit.seq, closedAt: visit.closedAt });
  return visit;
}

/** A reading below the machine's last one is refused unless it is said why (meter changed or set back). */
function requireReading(
  w: WriteContext,
  caseId: string,
  visit: Pick<StoredVisit, 'runningHours' | 'meterResetReason'>,
): void {
  if (visit.runningHours === null || visit.meterResetReason) return;
  const machineId = machineOfCase(w, requireCase(w, caseId));
  const last = machineId === null ? null : getUnitById(w, machineId).runningHours;
  if (last !== null && visit.runningHours < last)
    throw ruleBroken('meter_fell', { reading: visit.runningHours, last });
}

/** Work that begins on site moves a judged case on; a case not judged yet, or waiting for a quote, stays. */
function startWork(w: WriteContext, row: StoredCase): void {
  const isWaiting = row.state === 'judged' && row.judgement === 'paid';
  if (isWaiting || !['judged', 'quote_confirmed', 'dispatched'].includes(row.state)) return;
  logState(w, row, 'in_progress', null);
  patchCase(w, row, { state: 'in_progress', progress: 'on_site' });
}

/** Begins the record of a visit. */
export function addVisit(w: WriteContext, input: z.infer<typeof visitCreate>): string {
  const row = requireOpenCase(w, input.caseId);
  const visit: StoredVisit = {
    findings: null,
    causeCode: null,
    remedyCode: null,
    workMinutes: null,
    runningHours: null,
    meterResetReason: null,
    customerSignatory: null,
    travelMinutes: null,
    travelKm: null,
    signatureId: null,
    ...definedOnly(input),
    id: w.newId(),
    seq: nextVisitSeq(w.db, input.caseId),
    visitedOn: input.visitedOn ?? w.today,
    closedAt: null,
    contentHash: null,
    createdAt: w.at,
    createdBy: w.actor.userId,
    updatedAt: w.at,
    updatedBy: w.actor.userId,
    version: 1,
  };
  if (visit.visitedOn > w.today) throw inputInvalid('visitedOn', 'in_future', { on: visit.visitedOn });
  requireReading(w, input.caseId, visit);
  requireKnownCodes(w, visit);
  visits.insert(w.db, visit);
  w.log({ entity: 'service-cases', id: input.caseId, action: 'update', after: { visit } });
  startWork(w, row);
  return visit.id;
}

/** True when the visit now says something else than what the customer signed; naming who signed is not that. */
function isOtherContent(current: StoredVisit, given: Partial<StoredVisit>): boolean {
  const isNamed = current.customerSignatory === null;
  return (Object.keys(given) as (keyof StoredVisit)[]).some((name) => {
    if (name === 'signatureId' || (name === 'customerSignatory' && isNamed)) return false;
    return given[name] !== current[name];
  });
}

/** Parts changed after the customer signed: the signature lapses, its picture stays with the visit. */
export function lapseSignature(w: WriteContext, visit: StoredVisit): void {
  if (visit.signatureId === null) return;
  const stamp = { updatedAt: w.at, updatedBy: w.actor.userId, version: visit.version + 1 };
  const patch = { signatureId: null, ...stamp };
  visits.update(w.db, visit.id, patch);
  const after = { visit: { ...visit, ...patch } };
  w.log({ entity: 'service-cases', id: visit.caseId, action: 'update', before: { visit }, after });
}

/**
 * Changes what an open visit says. A signature binds what it was given for: another content without a new signature
 * takes it off; its picture stays with the visit.
 */
export function updateVisit(w: WriteContext, input: z.infer<typeof visitUpdate>): string {
  const { id, version, ...fields } = input;
  const current = requireOpenVisit(w, id);
  requireVersion('visits', current, version);
  const given = definedOnly(fields);
  const isSignedAnew = given.signatureId !== undefined && given.signatureId !== current.signatureId;
  const patch = {
    ...given,
    ...(!isSignedAnew && isOtherContent(current, given) ? { signatureId: null } : {}),
    updatedAt: w.at,
    updatedBy: w.actor.userId,
    version: current.version + 1,
  };
  const next = { ...current, ...patch };
  if (next.visitedOn > w.today) throw inputInvalid('visitedOn', 'in_future', { on: next.visitedOn });
  requireReading(w, current.caseId, next);
  requireKnownCodes(w, next, current);
  visits.update(w.db, id, patch);
  w.log({
    entity: 'service-cases',
    id: current.caseId,
    action: 'update',
    before: { visit: current },
    after: { visit: next },
  });
  return current.caseId;
}

/** Hash over everything the visit says, parts included, in one canonical form. */
export function visitHash(visit: StoredVisit, parts: readonly StoredVisitPart[]): string {
  const {
    closedAt: _closedAt,
    contentHash: _hash,
    updatedAt: _at,
    updatedBy: _by,
    version: _version,
    travelMinutes,
    travelKm,
    signatureId,
    ...content
  } = visit;
  // Facts that came later count only where they are: visits closed before keep the hash they were closed with.
  const later = Object.entries({ travelMinutes, travelKm, signatureId }).filter(
    ([, value]) => value !== null,
  );
  const said = parts.map(({ lotNo, ...part }) => (lotNo === null ? part : { ...part, lotNo }));
  return sha256(canonicalJson({ ...content, ...Object.fromEntries(later), parts: said }));
}

/** True when a closed visit still says what it said when it was closed. */
export function isVisitUnchanged(r: ReadContext, id: string): boolean {
  const visit = requireRow(visits.find(r.db, id), 'visits', id);
  return visit.contentHash === null || visit.contentHash === visitHash(visit, storedPartsOf(r.db, id));
}

/** Closes a visit for good and writes it into the life of the unit and, with the running hours, of its machine. */
export function closeVisit(w: WriteContext, input: z.infer<typeof visitClose>): string {
  const current = requireOpenVisit(w, input.id);
  requireVersion('visits', current, input.version);
  const row = requireCase(w, current.caseId);
  requireReading(w, row.id, current);
  const patch = {
    closedAt: w.at,
    contentHash: visitHash(current, storedPartsOf(w.db, current.id)),
    updatedAt: w.at,
    updatedBy: w.actor.userId,
    version: current.version + 1,
  };
  visits.update(w.db, current.id, patch);
  w.log({
    entity: 'service-cases',
    id: row.id,
    action: 'update',
    before: { visit: current },
    after: { visit: { ...current, ...patch } },
  });
  // The term as it stood before this reading: the forecast it had says whether the work is late.
  if (row.planId !== null) {
    const { id: visitId, visitedOn: onDay, runningHours } = current;
    settleTerm(w, row.planId, { onDay, runningHours, visitId });
  }
  recordService(w, row, current);
  if (input.endsDispatch) endDispatches(w, row.id, 'done');
  return row.id;
}

function recordService(
  w: WriteContext,
  row: Pick<StoredCase, 'id' | 'unitId' | 'title'>,
  visit: StoredVisit,
): void {
  const machineId = machineOfCase(w, row);
  if (row.unitId === null || machineId === null) return;
  const common = {
    type: 'SERVICED',
    on: visit.visitedOn,
    sourceKind: 'visit',
    sourceId: visit.id,
    note: row.title,
    operator: visit.engineers,
  } as const;
  const meter = {
    runningHours: visit.runningHours,
    isMeterReset: visit.meterResetReason !== null,
    reason: visit.meterResetReason,
  };
  const isMetered = visit.runningHours !== null;
  const gone = ['scrapped', 'lost'].includes(getUnitById(w, row.unitId).status);
  if (row.unitId !== machineId && !gone) recordUnitEvent(w, { unitId: row.unitId, ...common });
  recordUnitEvent(w, { unitId: machineId, ...common, ...(isMetered ? meter : {}) });
}

/** The lot as written; of a part of the catalogue that is followed by lot it must be said. */
function requiredLot(w: WriteContext, input: z.infer<typeof visitPartAdd>): string | null {
  const lotNo = input.lotNo || null;
  if (lotNo === null && input.partId && findPart(w, input.partId)?.tracking === 'lot')
    throw inputInvalid('lotNo', 'required');
  return lotNo;
}

/** A part used by quantity. */
export function addVisitPart(w: WriteContext, input: z.infer<typeof visitPartAdd>): string {
  const visit = requireOpenVisit(w, input.visitId);
  const uom = input.uom ?? '件';
  if (!isQuantityAllowed(input.quantity, uom))
    throw ruleBroken('fractional_quantity', { uom, quantity: input.quantity });
  const part: StoredVisitPart = {
    partId: null,
    reason: null,
    priceMinor: null,
    ...definedOnly(input),
    lotNo: requiredLot(w, input),
    id: w.newId(),
    uom,
    pairId: null,
    removedUnitId: null,
    installedUnitId: null,
    parentUnitId: null,
    position: null,
    oldPartFate: null,
    createdAt: w.at,
    createdBy: w.actor.userId,
  };
  visitParts.insert(w.db, part);
  lapseSignature(w, visit);
  w.log({ entity: 'service-cases', id: visit.caseId, action: 'update', after: { visitPart: part } });
  return visit.caseId;
}

/** Takes a line entered by mistake off an open visit; a replacement is corrected, never taken off. */
export function removeVisitPart(w: WriteContext, input: z.infer<typeof visitPartRemove>): string {
  const part = requireRow(visitParts.find(w.db, input.id), 'visit-parts', input.id);
  const visit = requireOpenVisit(w, part.visitId);
  if (part.pairId !== null) throw ruleBroken('replacement_half', { pairId: part.pairId });
  deleteVisitPart(w.db, part.id);
  lapseSignature(w, visit);
  w.log({
    entity: 'service-cases',
    id: visit.caseId,
    action: 'update',
    before: { visitPart: part },
    after: null,
  });
  return visit.caseId;
}
