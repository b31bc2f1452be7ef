import type { LetterAnswer, RecallLetter, RecallPartyState, RecallUnit } from './recalls.contract.ts';

type Told = Pick<RecallLetter, 'sentOn' | 'isReached' | 'repliedOn' | 'answer' | 'isLate'>;

/** Answers after which the factory still has to talk to the customer. */
const UNSETTLED: ReadonlySet<LetterAnswer> = new Set(['refused']);

/** The work is done or nothing has to be: nobody is told about the unit any more. */
export function isSettled({ state }: Pick<RecallUnit, 'state'>): boolean {
  return state === 'done' || state === 'not_needed';
}

/** What a letter to a party is about: its units that are not settled. */
export function unitsToTell<U extends Pick<RecallUnit, 'partyId' | 'state'>>(
  list: readonly U[],
  partyId: string | null,
): U[] {
  return list.filter((one) => one.partyId === partyId && !isSettled(one));
}

/**
 * Where a recall stands with one party, from its units and what was said, oldest first. Nobody sets it: all its units
 * done or not concerned is `settled`; the last answer counts, a refusal stays open; without an answer the last attempt
 * that reached somebody is waited for, or late; attempts that reached nobody tell nobody.
 */
export function partyState(
  units: readonly Pick<RecallUnit, 'state'>[],
  said: readonly Told[],
): RecallPartyState {
  if (units.every(isSettled)) return 'settled';
  const last = said.findLast((one) => one.isReached);
  // An answer may come to an earlier letter when the reminder is already out.
  const answered = said
    .filter((one) => one.repliedOn !== null && one.repliedOn >= (last?.sentOn ?? ''))
    .sort((a, b) => ((a.repliedOn ?? '') < (b.repliedOn ?? '') ? -1 : 1))
    .at(-1);
  if (answered) return answered.answer !== null && UNSETTLED.has(answered.answer) ? 'refused' : 'answered';
  if (last) return last.isLate ? 'late' : 'awaited';
  return said.length > 0 ? 'unreached' : 'untold';
}
