import type { CaseState, Judgement } from '#contract/service-cases/states.ts';

const BEFORE_WORK: readonly CaseState[] = ['judged', 'quoted', 'quote_confirmed'];
const AT_WORK: readonly CaseState[] = ['dispatched', 'in_progress', 'resolved'];

/**
 * What a case that the customer pays for is quoted with now: the quotation it waits for or its next letter, or, once
 * work runs, one more for what was found on board. Null: nothing is quoted.
 */
export function quotableAs(row: {
  judgement: Judgement | null;
  state: CaseState;
}): 'quotation' | 'supplement' | null {
  if (row.judgement !== 'paid') return null;
  if (BEFORE_WORK.includes(row.state)) return 'quotation';
  return AT_WORK.includes(row.state) ? 'supplement' : null;
}
