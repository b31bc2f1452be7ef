import { os } from '#db/kit/procedures.ts';
import { codeRecord, codingState, undoCoding } from './coding.service.ts';
import {
  articleFromCase,
  createArticle,
  getArticle,
  listArticles,
  noteArticleUse,
  offerArticles,
  publishArticle,
  returnArticle,
  reviseArticle,
  submitArticle,
  updateArticle,
  withdrawArticle,
} from './knowledge.service.ts';

const { knowledge } = os;

export const knowledgeProcedures = {
  list: knowledge.list.handler(({ input, context }) => context.read((r) => listArticles(r, input))),
  get: knowledge.get.handler(({ input, context }) => context.read((r) => getArticle(r, input.id))),
  create: knowledge.create.handler(({ input, context }) => context.write((w) => createArticle(w, input))),
  fromCase: knowledge.fromCase.handler(({ input, context }) =>
    context.write((w) => articleFromCase(w, input.id)),
  ),
  update: knowledge.update.handler(({ input, context }) => context.write((w) => updateArticle(w, input))),
  submit: knowledge.submit.handler(({ input, context }) => context.write((w) => submitArticle(w, input))),
  return: knowledge.return.handler(({ input, context }) => context.write((w) => returnArticle(w, input))),
  publish: knowledge.publish.handler(({ input, context }) => context.write((w) => publishArticle(w, input))),
  withdraw: knowledge.withdraw.handler(({ input, context }) =>
    context.write((w) => withdrawArticle(w, input)),
  ),
  revise: knowledge.revise.handler(({ input, context }) => context.write((w) => reviseArticle(w, input.id))),
  offers: knowledge.offers.handler(({ input, context }) => context.read((r) => offerArticles(r, input))),
  use: knowledge.use.handler(({ input, context }) => context.write((w) => noteArticleUse(w, input))),
  coding: knowledge.coding.handler(({ input, context }) => context.read((r) => codingState(r, input))),
  code: knowledge.code.handler(({ input, context }) => context.write((w) => codeRecord(w, input))),
  undoCoding: knowledge.undoCoding.handler(({ context }) => context.write(undoCoding)),
};
