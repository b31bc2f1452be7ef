import type { z } from 'zod';
import { DomainError, inputInvalid, type Rule, ruleBroken } from '#contract/kit/errors.ts';
import type { ReplacementCheck } from '#contract/service-cases/case-view.schema.ts';
import type {
  CaseRow,
  replacementCheckInput,
  replacementCorrect,
  replacementInput,
} from '#contract/service-cases/service-cases.schema.ts';
import type { Violation } from '#contract/units/lifecycle.ts';
import { isOtherPart } from '#contract/units/other-part.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { daysLeft, warrantyOfReplacement } from '#contract/units/warranty-clock.ts';
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { dropClaimOfPair } from '#db/slices/claims/claims.service.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { getUnitById, isInside, whereIs } from '#db/slices/units/unit-place.service.ts';
import {
  correctUnitEvent,
  findUnitByBarcode,
  recordUnitEvent,
  replaceUnits,
} from '#db/slices/units/units.service.ts';
import { clauseOfUnit } from '#db/slices/units/warranty.service.ts';
import { requireCase } from './case-record.service.ts';
import { machineOfCase } from './case-view.service.ts';
import { findVisitPartByPair, type StoredVisitPart, visitParts, visits } from './visits.repo.ts';
import { lapseSignature, requireOpenVisit } from './visits.service.ts';

const refuse = (rule: Rule, params: Violation['params'] = {}): Violation => ({ rule, params });
const GONE = ['scrapped', 'lost'];

/** Why the unit cannot come out in this case: gone, in nothing, or in another machine (then the answer says which). */
function refusalOfRemoved(r: ReadContext, machine: UnitRow, unit: UnitRow): Violation | null {
  const where = whereIs(r, unit.id);
  if (GONE.includes(unit.status)) return refuse('unit_scrapped', where);
  if (unit.parentUnitId === null) return refuse('unit_not_installed', where);
  if (!isInside(r, unit.id, machine.id))
    return refuse('unit_wrong_parent', { ...where, expected: machine.barcode });
  return null;
}

/** Everybody whose spare part may go into this machine without asking: its holder, owner and customers. */
function ownersOf(r: ReadContext, row: CaseRow, machine: UnitRow): Set<string> {
  const { place, origin } = getUnitLife(r, machine.barcode);
  return new Set([row.partyId, place.partyId, place.ownerId, origin?.partyId].filter((id) => id != null));
}

/** Why the unit cannot go in: the same part, gone, already in something, or somebody else's. */
function refusalOfInstalled(
  r: ReadContext,
  row: CaseRow,
  machine: UnitRow,
  removed: UnitRow,
  unit: UnitRow,
): Violation | null {
  const where = whereIs(r, unit.id);
  if (unit.id === removed.id) return refuse('replacement_same_unit', where);
  if (GONE.includes(unit.status)) return refuse('unit_scrapped', where);
  if (unit.parentUnitId !== null) return refuse('unit_already_installed', where);
  if (unit.id === machine.id) return refuse('unit_cycle', where);
  if (unit.partyId === null) return null;
  const owners = ownersOf(r, row, machine);
  const isOthers = owners.size > 0 && !owners.has(unit.partyId);
  return isOthers
    ? refuse('unit_other_owner', {
        ...where,
        machine: machine.barcode,
        expected: row.partyName ?? machine.partyName,
      })
    : null;
}

function requireMachine(r: ReadContext, row: CaseRow): UnitRow {
  const machineId = machineOfCase(r, row);
  if (machineId === null) throw inputInvalid('unitId', 'required');
  return getUnitById(r, machineId);
}

function requireUnit(r: ReadContext, barcode: string): UnitRow {
  const unit = findUnitByBarcode(r, barcode);
  if (!unit || unit.voidedAt !== null) throw new DomainError('NOT_FOUND', { entity: 'units', key: barcode });
  return unit;
}

type InstalledCheck = NonNullable<ReplacementCheck['installed']>;

function checkInstalled(
  r: ReadContext,
  row: CaseRow,
  machine: UnitRow,
  removed: UnitRow,
  barcode: string,
): InstalledCheck {
  const unit = requireUnit(r, barcode);
  const life = getUnitLife(r, unit.barcode);
  const old = getUnitLife(r, removed.barcode);
  return {
    barcode: unit.barcode,
    unit,
    refusal: refusalOfInstalled(r, row, machine, removed, unit),
    isInspected: life.events.some((e) => e.type === 'INSPECTED' && e.correctedBySeq === null),
    isOtherPart: isOtherPart(unit, removed),
    warrantyUntil: warrantyOfReplacement(clauseOfUnit(r, machine.id), old.warranty.until, r.today, unit.id)
      .until,
    remainderUntil: old.warranty.until,
  };
}

/** Judges one scan or both before anything is written; the same rules decide when it is. */
export function checkReplacement(
  r: ReadContext,
  input: z.infer<typeof replacementCheckInput>,
): ReplacementCheck {
  const row = requireCase(r, input.caseId);
  const machine = requireMachine(r, row);
  const removed = requireUnit(r, input.removedBarcode);
  const isIn = removed.parentUnitId !== null;
  const installedOn = isIn ? localDate(removed.sinceAt) : null;
  return {
    removed: {
      barcode: removed.barcode,
      unit: removed,
      refusal: refusalOfRemoved(r, machine, removed),
      parentBarcode: isIn ? getUnitById(r, removed.parentUnitId ?? '').barcode : null,
      position: removed.position,
      installedOn,
      daysInService: installedOn === null ? null : daysLeft(r.today, installedOn),
    },
    installed:
      input.installedBarcode === undefined
        ? null
        : checkInstalled(r, row, machine, removed, input.installedBarcode),
  };
}

function insertReplacementRow(w: WriteContext, row: StoredVisitPart, caseId: string): void {
  visitParts.insert(w.db, row);
  w.log({ entity: 'service-cases', id: caseId, action: 'update', after: { visitPart: row } });
}

/**
 * Replaces a part by two scans on an open visit: REMOVED and INSTALLED as one pair, the line of the visit, and
 * SCRAPPED when the old part is scrapped on the spot, all in one transaction. RULE_BROKEN says where the part is.
 */
export function replaceOnVisit(w: WriteContext, input: z.infer<typeof replacementInput>): string {
  const visit = requireOpenVisit(w, input.visitId);
  const row = requireCase(w, visit.caseId);
  const machine = requireMachine(w, row);
  const removed = requireUnit(w, input.removedBarcode);
  const installed = requireUnit(w, input.installedBarcode);
  const refusal =
    refusalOfRemoved(w, machine, removed) ?? refusalOfInstalled(w, row, machine, removed, installed);
  if (refusal) throw ruleBroken(refusal.rule, refusal.params);
  const common = {
    on: visit.visitedOn,
    reason: input.reason ?? null,
    sourceKind: 'visit',
    sourceId: visit.id,
    operator: visit.engineers,
  };
  const pair = replaceUnits(w, {
    ...common,
    removed: { unitId: removed.id },
    installed: { unitId: installed.id },
  });
  const fate = input.fate ?? 'return';
  if (fate === 'scrap') {
    recordUnitEvent(w, { ...common, unitId: removed.id, type: 'SCRAPPED', at: pair.removed.at });
  }
  insertReplacementRow(
    w,
    {
      id: w.newId(),
      visitId: visit.id,
      pairId: pair.pairId,
      removedUnitId: removed.id,
      installedUnitId: installed.id,
      parentUnitId: pair.removed.parentUnitId,
      position: pair.removed.position,
      partId: installed.partId,
      part: installed.name,
      lotNo: null,
      quantity: 1000,
      uom: '件',
      reason: input.reason ?? null,
      oldPartFate: fate,
      priceMinor: input.priceMinor ?? null,
      createdAt: w.at,
      createdBy: w.actor.userId,
    },
    row.id,
  );
  lapseSignature(w, visit);
  return row.id;
}

/** Takes a replacement back, both halves and the scrapping that came with it; the visit keeps its line, marked. */
export function correctReplacement(w: WriteContext, input: z.infer<typeof replacementCorrect>): string {
  const line = requireRow(findVisitPartByPair(w.db, input.pairId), 'replacements', input.pairId);
  const visit = requireRow(visits.find(w.db, line.visitId), 'visits', line.visitId);
  const unitId = line.removedUnitId ?? '';
  const { events } = getUnitLife(w, getUnitById(w, unitId).barcode);
  const isLive = (e: (typeof events)[number]) => e.correctedBySeq === null;
  const scrapped = events.find((e) => e.type === 'SCRAPPED' && e.sourceId === visit.id && isLive(e));
  if (scrapped) correctUnitEvent(w, { unitId, seq: scrapped.seq, reason: input.reason });
  const removal = requireRow(
    events.find((e) => e.pairId === input.pairId),
    'replacements',
    input.pairId,
  );
  correctUnitEvent(w, { unitId, seq: removal.seq, reason: input.reason });
  dropClaimOfPair(w, input.pairId, input.reason);
  if (visit.closedAt === null) lapseSignature(w, visit);
  w.log({
    entity: 'service-cases',
    id: visit.caseId,
    action: 'update',
    after: { correctedPair: input.pairId, reason: input.reason },
  });
  return visit.caseId;
}
