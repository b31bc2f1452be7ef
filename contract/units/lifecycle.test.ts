import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendViolation,
  applyEvent,
  effectiveEvents,
  foldEvents,
  isTerminal,
  replayViolation,
  UNIT_EVENT_TYPES,
  type UnitEventFacts,
  type UnitEventType,
  violationOf,
} from './lifecycle.ts';
import { DAY, event } from './unit-event.fixture.ts';

/** Appends what may follow and drops the rest, as the service does. */
function legalHistory(drafts: readonly Omit<UnitEventFacts, 'seq' | 'at'>[]): UnitEventFacts[] {
  const history = [event(1, 'CREATED')];
  for (const draft of drafts) {
    const next = { ...draft, seq: history.length + 1, at: (history.length + 1) * DAY };
    if (appendViolation(history, next) === null) history.push(next);
  }
  return history;
}

const place = fc.constantFrom('A', 'B');
const draft = fc
  .record({
    type: fc.constantFrom(...UNIT_EVENT_TYPES),
    parentUnitId: fc.option(place),
    position: fc.option(fc.constantFrom('1', '2')),
    siteId: fc.option(fc.constantFrom('ship', 'yard')),
    partyId: fc.option(fc.constantFrom('owner', 'yard')),
    runningHours: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 2 }),
    isMeterReset: fc.boolean(),
    correctsSeq: fc.integer({ min: 1, max: 20 }),
  })
  .map((d) => ({ ...d, correctsSeq: d.type === 'CORRECTED' ? d.correctsSeq : null }));
const drafts = fc.array(draft, { maxLength: 40 });

const refusal = (history: UnitEventFacts[], type: UnitEventType, more: Partial<UnitEventFacts> = {}) =>
  appendViolation(history, event(history.length + 1, type, more))?.rule ?? null;

describe('the legal order', () => {
  const inside = { parentUnitId: 'A', position: '1' };

  it('begins with CREATED, once', () => {
    expect(refusal([], 'INSPECTED')).toBe('unit_event_order');
    expect(refusal([], 'CREATED')).toBeNull();
    expect(refusal([event(1, 'CREATED')], 'CREATED')).toBe('unit_event_order');
  });

  it('ends with SCRAPPED or LOST, which only a correction can take back', () => {
    for (const end of ['SCRAPPED', 'LOST'] as const) {
      const ended = [event(1, 'CREATED'), event(2, end)];
      for (const type of UNIT_EVENT_TYPES) {
        if (type === 'CORRECTED' || type === 'CREATED') continue;
        expect(refusal(ended, type, { ...inside, siteId: 's' })).toBe('unit_scrapped');
      }
      expect(refusal(ended, 'CORRECTED', { correctsSeq: 2 })).toBeNull();
      expect(foldEvents([...ended, event(3, 'CORRECTED', { correctsSeq: 2 })])).toMatchObject({
        status: 'made',
        lastSeq: 3,
      });
    }
  });

  it('removes only from where the unit is, and installs only what is free', () => {
    const installed = [event(1, 'CREATED'), event(2, 'INSTALLED', inside)];
    expect(refusal([event(1, 'CREATED')], 'REMOVED', inside)).toBe('unit_not_installed');
    expect(refusal(installed, 'REMOVED', { parentUnitId: 'A', position: '2' })).toBe('unit_wrong_parent');
    expect(refusal(installed, 'INSTALLED', { parentUnitId: 'B', position: '1' })).toBe(
      'unit_already_installed',
    );
    expect(refusal(installed, 'REMOVED', inside)).toBeNull();
    for (const type of ['SHIPPED', 'ON_SITE', 'RETURNED', 'SCRAPPED', 'LOST', 'STOCKED'] as const) {
      expect(refusal(installed, type, { siteId: 's' })).toBe('unit_travels_with_root');
    }
  });

  it('is on site only after shipping, and after a return only after shipping again', () => {
    const made = [event(1, 'CREATED')];
    expect(refusal(made, 'ON_SITE', { siteId: 's' })).toBe('unit_event_order');
    const shipped = [...made, event(2, 'SHIPPED')];
    expect(refusal(shipped, 'ON_SITE', { siteId: 's' })).toBeNull();
    expect(refusal(shipped, 'SHIPPED')).toBe('unit_event_order');
    const back = [...shipped, event(3, 'RETURNED')];
    expect(refusal(back, 'HANDED_OVER')).toBe('unit_event_order');
    expect(refusal(back, 'ARRIVED')).toBe('unit_event_order');
    expect(refusal(back, 'SHIPPED')).toBeNull();
  });

  it('asks why a meter shows less, and does not move a unit before its last move', () => {
    const read = [event(1, 'CREATED'), event(2, 'SHIPPED'), event(3, 'SERVICED', { runningHours: 100 })];
    expect(refusal(read, 'VERIFIED', { runningHours: 99 })).toBe('meter_fell');
    expect(refusal(read, 'VERIFIED', { runningHours: 99, isMeterReset: true })).toBeNull();
    expect(refusal(read, 'ARRIVED', { at: DAY })).toBe('unit_event_time');
    expect(refusal(read, 'ARRIVED', { at: 2 * DAY - 3600_000 })).toBeNull();
  });

  it('corrects an event once, and only when what came later stays legal', () => {
    const history = [event(1, 'CREATED'), event(2, 'SHIPPED'), event(3, 'ON_SITE', { siteId: 's' })];
    expect(refusal(history, 'CORRECTED', { correctsSeq: 1 })).toBe('unit_not_correctable');
    expect(refusal(history, 'CORRECTED', { correctsSeq: 9 })).toBe('unit_not_correctable');
    expect(refusal(history, 'CORRECTED', { correctsSeq: 2 })).toBe('unit_event_order');
    const corrected = [...history, event(4, 'CORRECTED', { correctsSeq: 3 })];
    expect(refusal(corrected, 'CORRECTED', { correctsSeq: 3 })).toBe('unit_not_correctable');
    expect(refusal(corrected, 'CORRECTED', { correctsSeq: 4 })).toBe('unit_not_correctable');
    expect(refusal(corrected, 'CORRECTED', { correctsSeq: 2 })).toBeNull();
  });
});

describe('every history the rules let through', () => {
  it('replays legally and folds to the state built step by step', () => {
    fc.assert(
      fc.property(drafts, (given) => {
        const history = legalHistory(given);
        expect(replayViolation(history)).toBeNull();
        let state = null as ReturnType<typeof foldEvents>;
        for (const e of effectiveEvents(history)) {
          expect(violationOf(state, e)).toBeNull();
          state = applyEvent(state, e);
        }
        const last = history.at(-1);
        expect(foldEvents(history)).toEqual({ ...state, lastSeq: last?.seq, lastAt: last?.at });
      }),
    );
  });

  it('never leaves a state that contradicts itself', () => {
    fc.assert(
      fc.property(drafts, (given) => {
        const history = legalHistory(given);
        const state = foldEvents(history);
        expect((state?.status === 'installed') === (state?.parentUnitId !== null)).toBe(true);
        if (state?.parentUnitId !== null) expect([state?.siteId, state?.partyId]).toEqual([null, null]);
        const effective = effectiveEvents(history);
        const end = effective.findIndex((e) => e.type === 'SCRAPPED' || e.type === 'LOST');
        if (end >= 0) expect(end).toBe(effective.length - 1);
        expect(end >= 0).toBe(state !== null && isTerminal(state.status));
        expect(effective.filter((e) => e.type === 'CREATED')).toHaveLength(1);
      }),
    );
  });

  it('is the same without what was corrected', () => {
    fc.assert(
      fc.property(drafts, (given) => {
        const history = legalHistory(given);
        const { lastSeq: _s, lastAt: _a, ...state } = foldEvents(history) ?? {};
        const { lastSeq: _t, lastAt: _b, ...plain } = foldEvents(effectiveEvents(history)) ?? {};
        expect(state).toEqual(plain);
      }),
    );
  });
});
