import { describe, expect, it } from 'vitest';
import {
  CASE_STATES,
  type CaseState,
  caseTransition,
  isOpenCase,
  JUDGEMENTS,
  nextStates,
  stateAfterJudging,
} from './states.ts';

const may = (from: CaseState, to: CaseState, judgement: (typeof JUDGEMENTS)[number] | null = 'warranty') => {
  const { isAllowed, needsReason } = caseTransition(from, to, judgement);
  return isAllowed ? (needsReason ? 'reason' : 'free') : 'no';
};

describe('transitions of a case', () => {
  it('go forward step by step, warranty work without a quote', () => {
    expect(may('judged', 'dispatched')).toBe('free');
    expect(may('judged', 'resolved')).toBe('free');
    expect(may('judged', 'quoted')).toBe('no');
    expect(may('dispatched', 'in_progress')).toBe('free');
    expect(may('resolved', 'confirmed')).toBe('free');
    expect(may('resolved', 'closed')).toBe('no');
    expect(may('confirmed', 'closed')).toBe('free');
    expect(may('received', 'dispatched', null)).toBe('no');
  });

  it('lead paid work through its quote, or ask why not', () => {
    expect(may('judged', 'quoted', 'paid')).toBe('free');
    expect(may('judged', 'dispatched', 'paid')).toBe('reason');
    expect(may('quoted', 'dispatched', 'paid')).toBe('no');
    expect(may('quote_confirmed', 'dispatched', 'paid')).toBe('free');
  });

  it('cancel, go back and open again with a reason', () => {
    expect(may('received', 'cancelled')).toBe('reason');
    expect(may('resolved', 'cancelled')).toBe('no');
    expect(may('closed', 'cancelled')).toBe('no');
    expect(may('closed', 'in_progress')).toBe('reason');
    expect(may('cancelled', 'received')).toBe('reason');
    expect(may('resolved', 'in_progress')).toBe('reason');
  });

  it('reach closed from every open state, and never stand still', () => {
    for (const judgement of JUDGEMENTS) {
      const reached = new Set<CaseState>(['judged']);
      for (const state of reached) for (const next of nextStates(state, judgement)) reached.add(next);
      expect(reached.has('closed')).toBe(true);
      for (const state of CASE_STATES) expect(caseTransition(state, state, judgement).isAllowed).toBe(false);
    }
    expect(CASE_STATES.filter((s) => !isOpenCase(s))).toEqual(['closed', 'cancelled']);
  });

  it('fall back from quoting when the case is no longer paid', () => {
    expect(stateAfterJudging('quoted', 'warranty')).toBe('judged');
    expect(stateAfterJudging('quoted', 'paid')).toBe('quoted');
    expect(stateAfterJudging('in_progress', 'goodwill')).toBe('in_progress');
  });
});
