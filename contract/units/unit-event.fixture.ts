import type { UnitEventFacts, UnitEventType } from './lifecycle.ts';

export const DAY = 86_400_000;

/** An event of a life, one a day, with nothing said that the test does not say. */
export function event(seq: number, type: UnitEventType, more: Partial<UnitEventFacts> = {}): UnitEventFacts {
  return {
    seq,
    type,
    at: seq * DAY,
    parentUnitId: null,
    position: null,
    siteId: null,
    partyId: null,
    runningHours: null,
    isMeterReset: false,
    correctsSeq: null,
    ...more,
  };
}
