import { foldEvents } from '#contract/units/lifecycle.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { canonicalJson } from '#db/kit/identity.ts';
import {
  allEvents,
  clearStates,
  putState,
  type StoredEvent,
  type StoredState,
  states,
} from './unit-events.repo.ts';

/** States of all units as their events say, unit by unit. */
function* foldAll(r: ReadContext): Generator<StoredState> {
  let current: StoredEvent[] = [];
  const folded = (events: readonly StoredEvent[]): StoredState[] => {
    const state = foldEvents(events);
    const unitId = events[0]?.unitId;
    return state && unitId !== undefined ? [{ ...state, unitId }] : [];
  };
  for (const event of allEvents(r.db)) {
    if (current[0] && current[0].unitId !== event.unitId) {
      yield* folded(current);
      current = [];
    }
    current.push(event);
  }
  yield* folded(current);
}

/** Units whose stored state is not what their events say. An empty list is the proof that nothing drifted. */
export function findDriftedStates(r: ReadContext): string[] {
  const drifted: string[] = [];
  for (const state of [...foldAll(r)]) {
    const stored = states.find(r.db, state.unitId);
    if (!stored || canonicalJson(stored) !== canonicalJson(state)) drifted.push(state.unitId);
  }
  return drifted;
}

/** Throws the states away and writes them again from the events. Returns how many units there are. */
export function rebuildStates(w: WriteContext): number {
  const folded = [...foldAll(w)];
  clearStates(w.db);
  for (const state of folded) putState(w.db, state, null);
  w.log({ entity: 'units', id: 'states', action: 'restore', after: { rebuilt: folded.length } });
  return folded.length;
}
