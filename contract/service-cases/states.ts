export const CASE_STATES = [
  'received',
  'judged',
  'quoted',
  'quote_confirmed',
  'dispatched',
  'in_progress',
  'resolved',
  'confirmed',
  'followed_up',
  'closed',
  'cancelled',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const JUDGEMENTS = ['warranty', 'paid', 'goodwill'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

export const PROGRESS = ['travelling', 'on_site', 'waiting_parts', 'waiting_customer'] as const;
export const SEVERITIES = ['minor', 'normal', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const CHANNELS = ['customer', 'follow_up', 'service', 'inspection', 'import'] as const;

const HOUR = 60;
const DAY = 8 * HOUR;
/** Working minutes to answer and to solve; the house's default until it sets its own. */
export const STARTING_TERMS: {
  respond: Record<Severity, number>;
  resolve: Record<Severity, number>;
} = {
  respond: { critical: 2 * HOUR, major: 4 * HOUR, normal: DAY, minor: 2 * DAY },
  resolve: { critical: 2 * DAY, major: 5 * DAY, normal: 10 * DAY, minor: 20 * DAY },
};

/** A closed case opened again within so many days counts as a repeat of the fault; later it is a new case. */
export const REOPEN_DAYS = 90;

/** Somebody else is waited for: the customer's word or a part. The time to solve stands still meanwhile. */
export function isWaiting(state: CaseState, progress: (typeof PROGRESS)[number] | null): boolean {
  return state === 'quoted' || progress === 'waiting_parts' || progress === 'waiting_customer';
}

export function isOpenCase(state: CaseState): boolean {
  return state !== 'closed' && state !== 'cancelled';
}

export interface CaseTransition {
  isAllowed: boolean;
  needsReason: boolean;
}

const REFUSED: CaseTransition = { isAllowed: false, needsReason: false };
const FREE: CaseTransition = { isAllowed: true, needsReason: false };
const WITH_REASON: CaseTransition = { isAllowed: true, needsReason: true };

/** Work may begin: sent out, already there, or settled from afar. */
const WORK: readonly CaseState[] = ['dispatched', 'in_progress', 'resolved'];

const FORWARD: Readonly<Record<CaseState, readonly CaseState[]>> = {
  received: ['judged'],
  judged: WORK,
  quoted: ['quote_confirmed'],
  quote_confirmed: WORK,
  dispatched: ['in_progress', 'resolved'],
  in_progress: ['dispatched', 'resolved'],
  resolved: ['confirmed'],
  confirmed: ['followed_up', 'closed'],
  followed_up: ['closed'],
  closed: [],
  cancelled: [],
};

/** Going back: the customer changed the quote, the fault is still there, the case is taken up again. */
const BACK: Readonly<Partial<Record<CaseState, readonly CaseState[]>>> = {
  quoted: ['judged'],
  quote_confirmed: ['judged'],
  dispatched: ['judged'],
  resolved: ['in_progress'],
  confirmed: ['in_progress'],
  followed_up: ['in_progress'],
  closed: ['in_progress'],
  cancelled: ['received'],
};

/**
 * Which state may follow which. Work that the customer pays for goes through a quote, or says why not;
 * cancelling, going back and opening again ask for a reason. `judged` is entered by judging.
 */
export function caseTransition(from: CaseState, to: CaseState, judgement: Judgement | null): CaseTransition {
  if (to === 'cancelled') return isOpenCase(from) && from !== 'resolved' ? WITH_REASON : REFUSED;
  if (from === 'judged' && to === 'quoted') return judgement === 'paid' ? FREE : REFUSED;
  if (from === 'judged' && WORK.includes(to) && judgement === 'paid') return WITH_REASON;
  if (FORWARD[from].includes(to)) return FREE;
  return BACK[from]?.includes(to) ? WITH_REASON : REFUSED;
}

/** Where a case may go from here, for the buttons of a screen; `judged` is a use case of its own. */
export function nextStates(from: CaseState, judgement: Judgement | null): CaseState[] {
  return CASE_STATES.filter((to) => to !== 'judged' && caseTransition(from, to, judgement).isAllowed);
}

/** A case may be judged, also anew, as long as the work is not finished. */
export function canJudge(state: CaseState): boolean {
  return ['received', 'judged', 'quoted', 'quote_confirmed', 'dispatched', 'in_progress'].includes(state);
}

/** State after judging: a case that was being quoted goes back when it is no longer paid for. */
export function stateAfterJudging(state: CaseState, judgement: Judgement): CaseState {
  if (state === 'received') return 'judged';
  const isQuoting = state === 'quoted' || state === 'quote_confirmed';
  return isQuoting && judgement !== 'paid' ? 'judged' : state;
}
