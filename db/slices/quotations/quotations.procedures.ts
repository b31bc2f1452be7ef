import { os } from '#db/kit/procedures.ts';
import {
  addIncome,
  incomeYearOf,
  incomeYearRows,
  quotedAndReceived,
  setIncomeTarget,
} from './incomes.service.ts';
import {
  answerQuotation,
  discardQuotation,
  draftQuotation,
  getQuotation,
  listQuotations,
  sendQuotation,
  updateQuotation,
} from './quotations.service.ts';

const { quotations } = os;

export const quotationsProcedures = {
  list: quotations.list.handler(({ input, context }) => context.read((r) => listQuotations(r, input))),
  get: quotations.get.handler(({ input, context }) => context.read((r) => getQuotation(r, input.id))),
  ofCase: quotations.ofCase.handler(({ input, context }) =>
    context.read((r) => quotedAndReceived(r, input.caseId)),
  ),
  draft: quotations.draft.handler(({ input, context }) => context.write((w) => draftQuotation(w, input))),
  update: quotations.update.handler(({ input, context }) => context.write((w) => updateQuotation(w, input))),
  discard: quotations.discard.handler(({ input, context }) =>
    context.write((w) => discardQuotation(w, input)),
  ),
  send: quotations.send.handler(({ input, context }) => context.write((w) => sendQuotation(w, input))),
  answer: quotations.answer.handler(({ input, context }) => context.write((w) => answerQuotation(w, input))),
  addIncome: quotations.addIncome.handler(({ input, context }) => context.write((w) => addIncome(w, input))),
  year: quotations.year.handler(({ input, context }) => context.read((r) => incomeYearOf(r, input.year))),
  yearRows: quotations.yearRows.handler(({ input, context }) =>
    context.read((r) => incomeYearRows(r, input)),
  ),
  setTarget: quotations.setTarget.handler(({ input, context }) =>
    context.write((w) => setIncomeTarget(w, input)),
  ),
};
