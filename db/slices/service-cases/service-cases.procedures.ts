import type { WriteContext } from '#db/kit/context.ts';
import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { caseRows, changeCase } from './case-rows.service.ts';
import { addCost, addFollowUp, getCaseWork, makeLead, removeCost } from './case-work.service.ts';
import { checkReplacement, correctReplacement, replaceOnVisit } from './replacement.service.ts';
import { reportCase } from './report-case.service.ts';
import {
  assignCase,
  getCase,
  judgeCase,
  listCases,
  moveCase,
  pickCase,
  prefillCase,
  setCaseProgress,
  voidCase,
} from './service-cases.service.ts';
import { findSimilarCases, suggestCodes } from './similar.service.ts';
import { addVisit, addVisitPart, closeVisit, removeVisitPart, updateVisit } from './visits.service.ts';

const { serviceCases } = os;

/** A new visit is shown with its case. */
function shownAfterVisit(w: WriteContext, input: Parameters<typeof addVisit>[1]) {
  addVisit(w, input);
  return getCase(w, input.caseId);
}

export const serviceCasesProcedures = {
  list: serviceCases.list.handler(({ input, context }) => context.read((r) => listCases(r, input))),
  pick: serviceCases.pick.handler(({ input, context }) =>
    context.read((r) => pickCase(r, input.text, input.limit)),
  ),
  prefill: serviceCases.prefill.handler(({ input, context }) =>
    context.read((r) => prefillCase(r, input.barcode)),
  ),
  similar: serviceCases.similar.handler(({ input, context }) =>
    context.read((r) => findSimilarCases(r, input)),
  ),
  suggest: serviceCases.suggest.handler(({ input, context }) => context.read((r) => suggestCodes(r, input))),
  get: serviceCases.get.handler(({ input, context }) => context.read((r) => getCase(r, input.id))),
  create: serviceCases.create.handler(({ input, context }) =>
    context.write((w) => getCase(w, reportCase(w, input))),
  ),
  update: serviceCases.update.handler(({ input, context }) =>
    context.write((w) => getCase(w, changeCase(w, input))),
  ),
  saveRows: serviceCases.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, caseRows, input)),
  ),
  checkRows: serviceCases.checkRows.handler(({ input, context }) => checkRows(context, caseRows, input)),
  judge: serviceCases.judge.handler(({ input, context }) =>
    context.write((w) => getCase(w, judgeCase(w, input))),
  ),
  move: serviceCases.move.handler(({ input, context }) =>
    context.write((w) => getCase(w, moveCase(w, input))),
  ),
  setProgress: serviceCases.setProgress.handler(({ input, context }) =>
    context.write((w) => getCase(w, setCaseProgress(w, input))),
  ),
  assign: serviceCases.assign.handler(({ input, context }) =>
    context.write((w) => getCase(w, assignCase(w, input))),
  ),
  void: serviceCases.void.handler(({ input, context }) =>
    context.write((w) => getCase(w, voidCase(w, input))),
  ),
  addVisit: serviceCases.addVisit.handler(({ input, context }) =>
    context.write((w) => shownAfterVisit(w, input)),
  ),
  updateVisit: serviceCases.updateVisit.handler(({ input, context }) =>
    context.write((w) => getCase(w, updateVisit(w, input))),
  ),
  closeVisit: serviceCases.closeVisit.handler(({ input, context }) =>
    context.write((w) => getCase(w, closeVisit(w, input))),
  ),
  addVisitPart: serviceCases.addVisitPart.handler(({ input, context }) =>
    context.write((w) => getCase(w, addVisitPart(w, input))),
  ),
  removeVisitPart: serviceCases.removeVisitPart.handler(({ input, context }) =>
    context.write((w) => getCase(w, removeVisitPart(w, input))),
  ),
  work: serviceCases.work.handler(({ input, context }) => context.read((r) => getCaseWork(r, input.caseId))),
  addCost: serviceCases.addCost.handler(({ input, context }) => context.write((w) => addCost(w, input))),
  removeCost: serviceCases.removeCost.handler(({ input, context }) =>
    context.write((w) => removeCost(w, input.id)),
  ),
  followUp: serviceCases.followUp.handler(({ input, context }) =>
    context.write((w) => getCase(w, addFollowUp(w, input))),
  ),
  makeLead: serviceCases.makeLead.handler(({ input, context }) => context.write((w) => makeLead(w, input))),
  checkReplacement: serviceCases.checkReplacement.handler(({ input, context }) =>
    context.read((r) => checkReplacement(r, input)),
  ),
  replace: serviceCases.replace.handler(({ input, context }) =>
    context.write((w) => getCase(w, replaceOnVisit(w, input))),
  ),
  correctReplacement: serviceCases.correctReplacement.handler(({ input, context }) =>
    context.write((w) => getCase(w, correctReplacement(w, input))),
  ),
};
