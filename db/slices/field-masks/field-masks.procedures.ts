import { os } from '#db/kit/procedures.ts';
import { listMasks, masksOfActor, saveMask } from './field-masks.service.ts';

export const fieldMasksProcedures = {
  list: os.fieldMasks.list.handler(({ context }) => context.read(listMasks)),
  save: os.fieldMasks.save.handler(({ input, context }) => context.write((w) => saveMask(w, input))),
  mine: os.fieldMasks.mine.handler(({ context }) => context.read(masksOfActor)),
};
