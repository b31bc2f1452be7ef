import type { Rule } from '#contract/kit/errors.ts';
import { isCorrectable } from './bound-code.ts';

export const UNIT_EVENT_TYPES = [
  'CREATED',
  'INSPECTED',
  'STOCKED',
  'INSTALLED',
  'REMOVED',
  'FACTORY_TESTED',
  'SHIPPED',
  'ARRIVED',
  'ON_SITE',
  'COMMISSIONED',
  'HANDED_OVER',
  'SERVICED',
  'RETURNED',
  'REPAIRED',
  'MODIFIED',
  'RELABELLED',
  'VERIFIED',
  'LOST',
  'SCRAPPED',
  'CORRECTED',
] as const;
export type UnitEventType = (typeof UNIT_EVENT_TYPES)[number];

export const UNIT_STATUSES = [
  'made',
  'stocked',
  'installed',
  'shipped',
  'arrived',
  'on_site',
  'in_service',
  'removed',
  'returned',
  'lost',
  'scrapped',
] as const;
export type UnitStatus = (typeof UNIT_STATUSES)[number];

/** A tree of units is at most this many links high, from the root down to the deepest part. */
export const MAX_UNIT_DEPTH = 12;

/** What the fold needs of an event; stored events carry more. */
export interface UnitEventFacts {
  seq: number;
  type: UnitEventType;
  /** UTC milliseconds of the happening, which may have been written down later. */
  at: number;
  parentUnitId: string | null;
  position: string | null;
  siteId: string | null;
  partyId: string | null;
  runningHours: number | null;
  isMeterReset: boolean;
  correctsSeq: number | null;
}

/**
 * What the events say about a unit now. Site and party are those of the unit itself: as long as it is
 * installed they are empty, because a child travels with its root and is where the root is.
 */
export interface UnitState {
  status: UnitStatus;
  parentUnitId: string | null;
  position: string | null;
  siteId: string | null;
  partyId: string | null;
  runningHours: number | null;
  /** Has left the works and not come back. */
  isAway: boolean;
  /** When the present status began. */
  sinceAt: number;
  lastSeq: number;
  lastAt: number;
}

export interface Violation {
  rule: Rule;
  params: Record<string, string | number | boolean | null>;
}

const DAY_MS = 86_400_000;

/** Status that an event brings about; events that are not here leave it as it is. */
const STATUS_AFTER: Partial<Record<UnitEventType, UnitStatus>> = {
  CREATED: 'made',
  STOCKED: 'stocked',
  INSTALLED: 'installed',
  REMOVED: 'removed',
  SHIPPED: 'shipped',
  ARRIVED: 'arrived',
  ON_SITE: 'on_site',
  COMMISSIONED: 'in_service',
  HANDED_OVER: 'in_service',
  RETURNED: 'returned',
  LOST: 'lost',
  SCRAPPED: 'scrapped',
};

/** Events that move a unit of its own; an installed part cannot have them, its root has them. */
const MOVES_ALONE: ReadonlySet<UnitEventType> = new Set([
  'STOCKED',
  'SHIPPED',
  'ARRIVED',
  'ON_SITE',
  'COMMISSIONED',
  'HANDED_OVER',
  'RETURNED',
  'LOST',
  'SCRAPPED',
]);

/** Scrapped and lost units are gone: nothing happens to them any more. */
export function isTerminal(status: UnitStatus | null): boolean {
  return status === 'lost' || status === 'scrapped';
}

function broken(
  rule: Rule,
  state: UnitState,
  event: UnitEventFacts,
  more: Violation['params'] = {},
): Violation {
  return { rule, params: { event: event.type, status: state.status, ...more } };
}

/** What the unit would have to be for this event, judged by its status alone. */
function statusViolation(state: UnitState, event: UnitEventFacts): Violation | null {
  const refuse = () => broken('unit_event_order', state, event);
  switch (event.type) {
    case 'SHIPPED':
      return state.status === 'shipped' ? refuse() : null;
    case 'ARRIVED':
      return state.status === 'shipped' ? null : refuse();
    case 'ON_SITE':
    case 'COMMISSIONED':
    case 'HANDED_OVER':
      return state.isAway ? null : refuse();
    case 'RETURNED':
      return state.isAway || state.status === 'removed' ? null : refuse();
    case 'FACTORY_TESTED':
      return state.isAway ? refuse() : null;
    default:
      return null;
  }
}

/** INSTALLED only if free, REMOVED only from where it is, other moves only when not inside something. */
function placeViolation(state: UnitState, event: UnitEventFacts): Violation | null {
  const inside = { parentUnitId: state.parentUnitId, position: state.position };
  const isInside = state.parentUnitId !== null;
  if (event.type === 'INSTALLED') {
    if (isInside) return broken('unit_already_installed', state, event, inside);
    return event.parentUnitId !== null && event.position ? null : broken('unit_wrong_parent', state, event);
  }
  if (event.type === 'REMOVED') {
    if (!isInside) return broken('unit_not_installed', state, event);
    const isThere = state.parentUnitId === event.parentUnitId && state.position === event.position;
    return isThere ? null : broken('unit_wrong_parent', state, event, inside);
  }
  return isInside && MOVES_ALONE.has(event.type)
    ? broken('unit_travels_with_root', state, event, inside)
    : null;
}

/** A meter that shows less than before was changed or set back, and that must be said. */
function meterViolation(state: UnitState, event: UnitEventFacts): Violation | null {
  const isFall =
    event.runningHours !== null && state.runningHours !== null && event.runningHours < state.runningHours;
  if (!isFall || event.isMeterReset) return null;
  return broken('meter_fell', state, event, { reading: event.runningHours, last: state.runningHours });
}

/** Days are written down, hours often not: the same day in any order is fine, an earlier day is not. */
function timeViolation(state: UnitState, event: UnitEventFacts): Violation | null {
  const isMove = STATUS_AFTER[event.type] !== undefined;
  if (!isMove || state.status === 'made' || event.at + DAY_MS > state.sinceAt) return null;
  return broken('unit_event_time', state, event, { since: state.sinceAt });
}

/**
 * Whether the event may follow, given the state its unit is in (null: no events yet). Looks at this unit alone;
 * what concerns others (position taken, cycle, depth) is the service's. Returns the broken rule or null.
 */
export function violationOf(state: UnitState | null, event: UnitEventFacts): Violation | null {
  if (state === null) {
    return event.type === 'CREATED'
      ? null
      : { rule: 'unit_event_order', params: { event: event.type, status: null } };
  }
  if (event.type === 'CREATED') return broken('unit_event_order', state, event);
  if (event.type === 'CORRECTED') return null;
  if (isTerminal(state.status)) return broken('unit_scrapped', state, event);
  return (
    placeViolation(state, event) ??
    statusViolation(state, event) ??
    meterViolation(state, event) ??
    timeViolation(state, event)
  );
}

const UNBORN: UnitState = {
  status: 'made',
  parentUnitId: null,
  position: null,
  siteId: null,
  partyId: null,
  runningHours: null,
  isAway: false,
  sinceAt: 0,
  lastSeq: 0,
  lastAt: 0,
};

function whereAfter(state: UnitState, event: UnitEventFacts): Partial<UnitState> {
  const partyId = event.partyId ?? state.partyId;
  switch (event.type) {
    case 'INSTALLED':
      return { parentUnitId: event.parentUnitId, position: event.position, siteId: null, partyId: null };
    case 'REMOVED':
      // The service writes where the root was at that moment, so that the part stays there when it comes out.
      return {
        parentUnitId: null,
        position: null,
        siteId: event.siteId,
        partyId: event.partyId,
        isAway: state.isAway || event.siteId !== null,
      };
    case 'SHIPPED':
      return { siteId: event.siteId, partyId, isAway: true };
    case 'ARRIVED':
    case 'ON_SITE':
    case 'COMMISSIONED':
    case 'HANDED_OVER':
      return { siteId: event.siteId ?? state.siteId, partyId };
    case 'STOCKED':
      return { siteId: event.siteId, partyId };
    case 'RETURNED':
      return { siteId: event.siteId, partyId, isAway: false };
    default:
      return {};
  }
}

/** State after one effective event; the caller has made sure that it may follow. */
export function applyEvent(state: UnitState | null, event: UnitEventFacts): UnitState {
  const before = state ?? UNBORN;
  const status = STATUS_AFTER[event.type];
  return {
    ...before,
    ...whereAfter(before, event),
    status: status ?? before.status,
    sinceAt: status === undefined ? before.sinceAt : event.at,
    runningHours: event.runningHours ?? before.runningHours,
    lastSeq: event.seq,
    lastAt: event.at,
  };
}

/** The events that count: without corrections and without what they took back. */
export function effectiveEvents<E extends UnitEventFacts>(events: readonly E[]): E[] {
  const corrected = new Set(events.map((e) => e.correctsSeq));
  return events.filter((e) => e.type !== 'CORRECTED' && !corrected.has(e.seq));
}

/** State of a unit from all its events in order of `seq`. Null when there are none. */
export function foldEvents(events: readonly UnitEventFacts[]): UnitState | null {
  let state: UnitState | null = null;
  for (const event of effectiveEvents(events)) state = applyEvent(state, event);
  const last = events.at(-1);
  return state && last ? { ...state, lastSeq: last.seq, lastAt: last.at } : null;
}

/** The first event that could not follow the ones before it, corrections already taken into account. */
export function replayViolation(events: readonly UnitEventFacts[]): Violation | null {
  let state: UnitState | null = null;
  for (const event of effectiveEvents(events)) {
    const violation = violationOf(state, event);
    if (violation) return violation;
    state = applyEvent(state, event);
  }
  return null;
}

/** Whether `event` may be appended to these events; a correction must leave a history that is itself legal. */
export function appendViolation(events: readonly UnitEventFacts[], event: UnitEventFacts): Violation | null {
  const state = foldEvents(events);
  const violation = violationOf(state, event);
  if (violation || event.type !== 'CORRECTED') return violation;
  const target = events.find((e) => e.seq === event.correctsSeq);
  const isTaken = events.some((e) => e.correctsSeq === event.correctsSeq);
  if (!target || isTaken || !isCorrectable(target)) {
    return { rule: 'unit_not_correctable', params: { event: target?.type ?? null, seq: event.correctsSeq } };
  }
  return replayViolation([...events, event]);
}
