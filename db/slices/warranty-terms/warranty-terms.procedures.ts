import { os } from '#db/kit/procedures.ts';
import { createTerms, listTerms, updateTerms, voidTerms } from './warranty-terms.service.ts';

const { warrantyTerms } = os;

export const warrantyTermsProcedures = {
  list: warrantyTerms.list.handler(({ context }) => context.read(listTerms)),
  create: warrantyTerms.create.handler(({ input, context }) => context.write((w) => createTerms(w, input))),
  update: warrantyTerms.update.handler(({ input, context }) => context.write((w) => updateTerms(w, input))),
  void: warrantyTerms.void.handler(({ input, context }) => context.write((w) => voidTerms(w, input))),
};
