import { os } from '#db/kit/procedures.ts';
import { recallNotices } from './recall-notices.service.ts';
import { openRecallCase, setRecallUnit, takeAnswer, tellParty } from './recall-units.service.ts';
import {
  closeRecall,
  countRecall,
  createRecall,
  getRecall,
  listRecalls,
  previewRecall,
  startRecall,
  updateRecall,
} from './recalls.service.ts';

const { recalls } = os;

export const recallsProcedures = {
  list: recalls.list.handler(({ input, context }) => context.read((r) => listRecalls(r, input))),
  get: recalls.get.handler(({ input, context }) => context.read((r) => getRecall(r, input.id))),
  preview: recalls.preview.handler(({ input, context }) => context.read((r) => previewRecall(r, input.id))),
  count: recalls.count.handler(({ input, context }) => context.read((r) => countRecall(r, input))),
  create: recalls.create.handler(({ input, context }) => context.write((w) => createRecall(w, input))),
  update: recalls.update.handler(({ input, context }) => context.write((w) => updateRecall(w, input))),
  start: recalls.start.handler(({ input, context }) => context.write((w) => startRecall(w, input))),
  close: recalls.close.handler(({ input, context }) => context.write((w) => closeRecall(w, input))),
  tell: recalls.tell.handler(({ input, context }) => context.write((w) => tellParty(w, input))),
  answer: recalls.answer.handler(({ input, context }) => context.write((w) => takeAnswer(w, input))),
  setUnit: recalls.setUnit.handler(({ input, context }) => context.write((w) => setRecallUnit(w, input))),
  openCase: recalls.openCase.handler(({ input, context }) =>
    context.write((w) => openRecallCase(w, input.id)),
  ),
  ofUnit: recalls.ofUnit.handler(({ input, context }) => context.read((r) => recallNotices(r, [input.id]))),
};
