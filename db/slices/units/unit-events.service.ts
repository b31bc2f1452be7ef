import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { isBinding } from '#contract/units/bound-code.ts';
import { lateReadingViolation } from '#contract/units/late-reading.ts';
import { appendViolation, applyEvent, foldEvents, type UnitEventType } from '#contract/units/lifecycle.ts';
import type { unitEventInput } from '#contract/units/units.schema.ts';
import { instantOf } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findScannedUnitId } from './scanned-code.service.ts';
import { findBoundCode, releaseCode } from './unit-codes.repo.ts';
import {
  eventsOf,
  findPair,
  insertEvent,
  insertPair,
  markPairCorrected,
  putState,
  type StoredEvent,
  type StoredPair,
} from './unit-events.repo.ts';
import {
  getRootState,
  getUnitById,
  getUnitState,
  requireFreePosition,
  requirePlaceFor,
  whereIs,
} from './unit-place.service.ts';

/** A unit by its id or by any code that ever named it. */
export type UnitRef = { unitId: string; barcode?: undefined } | { barcode: string; unitId?: undefined };

export type EventDetails = Partial<
  Pick<
    StoredEvent,
    | 'at'
    | 'place'
    | 'parentUnitId'
    | 'position'
    | 'siteId'
    | 'partyId'
    | 'sourceKind'
    | 'sourceId'
    | 'runningHours'
    | 'isMeterReset'
    | 'reason'
    | 'note'
    | 'operator'
  >
> & {
  /** Day it happened, when the hour is not known. */
  on?: string;
};
export type UnitEventDraft = UnitRef &
  EventDetails & { type: Exclude<UnitEventType, 'CREATED' | 'CORRECTED' | 'RELABELLED'> };

/** Id of the unit a code names, or NOT_FOUND with the code. */
export function requireUnitId(r: ReadContext, ref: UnitRef): string {
  if (ref.unitId !== undefined) return ref.unitId;
  return requireRow(findScannedUnitId(r, ref.barcode), 'units', ref.barcode);
}

/** When it happened: given, or noon of the given day, or now. What has not happened yet is refused. */
function instantOfDraft(w: WriteContext, details: EventDetails): number {
  if (details.on !== undefined && details.on > w.today)
    throw inputInvalid('on', 'in_future', { on: details.on });
  if (details.at !== undefined) return details.at;
  return details.on === undefined || details.on === w.today ? w.at : instantOf(details.on);
}

interface DraftOnly {
  pairId?: string;
  correctsSeq?: number;
}

function buildEvent(
  w: WriteContext,
  unitId: string,
  type: UnitEventType,
  seq: number,
  details: EventDetails & DraftOnly,
): StoredEvent {
  return {
    unitId,
    seq,
    id: w.newId(),
    type,
    at: instantOfDraft(w, details),
    place: details.place ?? null,
    parentUnitId: details.parentUnitId ?? null,
    position: details.position?.trim() ?? null,
    pairId: details.pairId ?? null,
    siteId: details.siteId ?? null,
    partyId: details.partyId ?? null,
    sourceKind: details.sourceKind ?? null,
    sourceId: details.sourceId ?? null,
    runningHours: details.runningHours ?? null,
    isMeterReset: details.isMeterReset ?? false,
    correctsSeq: details.correctsSeq ?? null,
    reason: details.reason ?? null,
    note: details.note ?? null,
    operator: details.operator ?? null,
    createdAt: w.at,
    createdBy: w.actor.userId,
  };
}

/** Fields that must be there for the event to say anything; checked before the rules so that the form can point at them. */
function requireDetails(event: StoredEvent): void {
  const needsPlace = event.type === 'INSTALLED' || event.type === 'REMOVED';
  if (needsPlace && event.parentUnitId === null) throw inputInvalid('parentBarcode', 'required');
  if (needsPlace && !event.position) throw inputInvalid('position', 'required');
  if (event.type === 'ON_SITE' && event.siteId === null) throw inputInvalid('siteId', 'required');
  if (event.isMeterReset && !event.reason) throw inputInvalid('reason', 'required');
  if (event.isMeterReset && event.runningHours === null) throw inputInvalid('runningHours', 'required');
}

/** Appends one event to a unit whose events are already read; every rule of the order is asked first. */
export function appendEvent(
  w: WriteContext,
  unitId: string,
  type: UnitEventType,
  details: EventDetails & DraftOnly,
): StoredEvent {
  const before = eventsOf(w.db, unitId);
  const event = buildEvent(w, unitId, type, (before.at(-1)?.seq ?? 0) + 1, details);
  requireDetails(event);
  const violation = appendViolation(before, event) ?? lateReadingViolation(before, event);
  if (violation)
    throw ruleBroken(violation.rule, { ...violation.params, ...(before.length ? whereIs(w, unitId) : {}) });
  if (event.type === 'INSTALLED') requirePlaceFor(w, unitId, event.parentUnitId ?? '', event.position ?? '');
  insertEvent(w.db, event);
  const earlier = foldEvents(before);
  const state = type === 'CORRECTED' ? foldEvents([...before, event]) : applyEvent(earlier, event);
  if (state) {
    if (type === 'CORRECTED' && state.parentUnitId !== null && state.position !== null) {
      requireFreePosition(w, unitId, state.parentUnitId, state.position);
    }
    putState(w.db, { ...state, unitId }, earlier);
  }
  w.log({ entity: 'units', id: unitId, action: before.length ? 'update' : 'create', after: { event } });
  return event;
}

/** A removed part stays where its machine was; the caller need not know where that is. */
function withRootPlace(w: WriteContext, unitId: string, details: EventDetails): EventDetails {
  const state = getUnitState(w, unitId);
  const root = getRootState(w, unitId);
  return {
    ...details,
    parentUnitId: details.parentUnitId ?? state.parentUnitId,
    position: details.position ?? state.position,
    siteId: details.siteId ?? root.siteId,
    partyId: details.partyId ?? root.partyId,
  };
}

/**
 * Records that something happened to a unit. The legal order is `contract/units/lifecycle.ts`; RULE_BROKEN says
 * which rule and where the unit is. `at` in UTC milliseconds or `on` as a calendar day; neither means now.
 */
export function recordUnitEvent(w: WriteContext, draft: UnitEventDraft): StoredEvent {
  const { unitId: _unitId, barcode: _barcode, type, ...details } = draft;
  const unitId = requireUnitId(w, draft);
  const isIn = type === 'REMOVED' && getUnitState(w, unitId).parentUnitId !== null;
  return appendEvent(w, unitId, type, isIn ? withRootPlace(w, unitId, details) : details);
}

export interface Replacement {
  removed: UnitRef;
  installed: UnitRef;
  at?: number;
  on?: string;
  reason?: string | null;
  /** Document both events come from, normally `visit` and its id. */
  sourceKind?: string | null;
  sourceId?: string | null;
  place?: string | null;
  note?: string | null;
  operator?: string | null;
}
export interface ReplacementResult {
  pairId: string;
  removed: StoredEvent;
  installed: StoredEvent;
}

/**
 * Replaces one unit by another at the same position: exactly two events, REMOVED and INSTALLED, with one pair id,
 * one parent, position, source and time, in the caller's transaction. The database refuses to commit one half.
 */
export function replaceUnits(w: WriteContext, input: Replacement): ReplacementResult {
  const removedId = requireUnitId(w, input.removed);
  const installedId = requireUnitId(w, input.installed);
  if (removedId === installedId) throw ruleBroken('replacement_same_unit', whereIs(w, removedId));
  const old = getUnitState(w, removedId);
  if (old.parentUnitId === null || old.position === null)
    throw ruleBroken('unit_not_installed', whereIs(w, removedId));
  const { removed: _removed, installed: _installed, ...common } = input;
  const shared = {
    ...definedDetails(common),
    at: instantOfDraft(w, definedDetails(common)),
    pairId: w.newId(),
  };
  const there = { parentUnitId: old.parentUnitId, position: old.position };
  const root = getRootState(w, removedId);
  const removed = appendEvent(w, removedId, 'REMOVED', {
    ...shared,
    ...there,
    siteId: root.siteId,
    partyId: root.partyId,
  });
  const installed = appendEvent(w, installedId, 'INSTALLED', { ...shared, ...there });
  insertPair(w.db, pairOf(removed, installed));
  return { pairId: shared.pairId, removed, installed };
}

function definedDetails(details: Partial<Record<keyof EventDetails, unknown>>): EventDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** The row that binds two halves; `pairId`, parent and position are those of the events. */
export function pairOf(removed: StoredEvent, installed: StoredEvent): StoredPair {
  return {
    id: removed.pairId ?? '',
    removedUnitId: removed.unitId,
    removedSeq: removed.seq,
    installedUnitId: installed.unitId,
    installedSeq: installed.seq,
    parentUnitId: removed.parentUnitId ?? '',
    position: removed.position ?? '',
    sourceKind: removed.sourceKind,
    sourceId: removed.sourceId,
    at: removed.at,
    removedCorrectedSeq: null,
    installedCorrectedSeq: null,
  };
}

/** Takes one event back; the code it may have bound no longer names the unit. */
function correctOne(w: WriteContext, { unitId, seq, ...event }: StoredEvent, reason: string): StoredEvent {
  const barcode = isBinding(event) ? findBoundCode(w.db, unitId, seq) : undefined;
  // A code that went onto our label since is ours for ever.
  if (isBinding(event) && barcode === undefined)
    throw ruleBroken('unit_not_correctable', { event: event.type, seq });
  const correction = appendEvent(w, unitId, 'CORRECTED', { correctsSeq: seq, reason });
  if (barcode !== undefined)
    releaseCode(w.db, { unitId, barcode, boundSeq: seq, releasedSeq: correction.seq });
  return correction;
}

/**
 * Takes an event back with a reason; the event stays readable. Half of a replacement is never taken back alone:
 * both halves are corrected together. RULE_BROKEN when what came later would no longer be legal.
 */
export function correctUnitEvent(
  w: WriteContext,
  input: UnitRef & { seq: number; reason: string },
): StoredEvent[] {
  const unitId = requireUnitId(w, input);
  const events = eventsOf(w.db, unitId);
  const target = requireRow(
    events.find((e) => e.seq === input.seq),
    'units',
    `${getUnitById(w, unitId).barcode} #${input.seq}`,
  );
  if (target.pairId === null) return [correctOne(w, target, input.reason)];
  const pair = requireRow(findPair(w.db, target.pairId), 'units', target.pairId);
  if (pair.removedCorrectedSeq !== null)
    throw ruleBroken('unit_not_correctable', { event: target.type, seq: target.seq });
  const next = (id: string) => getUnitState(w, id).lastSeq + 1;
  markPairCorrected(w.db, pair.id, next(pair.removedUnitId), next(pair.installedUnitId));
  const correct = (id: string, seq: number) =>
    appendEvent(w, id, 'CORRECTED', { correctsSeq: seq, reason: input.reason });
  // The new part leaves the position before the old one takes it again.
  const installed = correct(pair.installedUnitId, pair.installedSeq);
  const removed = correct(pair.removedUnitId, pair.removedSeq);
  return [removed, installed];
}

/** The same from a form or a script: the parent by its code. */
export function recordTypedEvent(w: WriteContext, input: z.infer<typeof unitEventInput>): StoredEvent {
  const { parentBarcode, ...fields } = input;
  const parent =
    parentBarcode === undefined ? {} : { parentUnitId: requireUnitId(w, { barcode: parentBarcode }) };
  return recordUnitEvent(w, { ...definedOnly(fields), ...parent } as UnitEventDraft);
}
