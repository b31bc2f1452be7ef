import type { WriteContext } from '#db/kit/context.ts';
import { getCase } from './case-view.service.ts';
import * as replacement from './replacement.service.ts';
import * as cases from './service-cases.service.ts';
import * as visits from './visits.service.ts';

/** Use cases say which case they changed; tests look at it as a person would. */
function shown<Input>(change: (w: WriteContext, input: Input) => string) {
  return (w: WriteContext, input: Input) => getCase(w, change(w, input));
}

export const createCase = shown(cases.createCase);
export const judgeCase = shown(cases.judgeCase);
export const moveCase = shown(cases.moveCase);
export const updateCase = shown(cases.updateCase);
export const assignCase = shown(cases.assignCase);
export const updateVisit = shown(visits.updateVisit);
export const closeVisit = shown(visits.closeVisit);
export const addVisitPart = shown(visits.addVisitPart);
export const removeVisitPart = shown(visits.removeVisitPart);
export const replaceOnVisit = shown(replacement.replaceOnVisit);
export const correctReplacement = shown(replacement.correctReplacement);

export function addVisit(w: WriteContext, input: Parameters<typeof visits.addVisit>[1]) {
  visits.addVisit(w, input);
  return getCase(w, input.caseId);
}

/** A new case with its judgement; of the machine past its warranty unless another is named. */
export function judgedCase(
  w: WriteContext,
  judgement: 'warranty' | 'paid',
  input: Parameters<typeof createCase>[1],
) {
  const made = createCase(w, { barcode: 'M-2', ...input });
  return judgeCase(w, { id: made.id, version: made.version, judgement });
}
