import { os } from '#db/kit/procedures.ts';
import { allCodes, saveCode } from './codes.service.ts';

export const codesProcedures = {
  all: os.codes.all.handler(({ context }) => context.read(allCodes)),
  save: os.codes.save.handler(({ input, context }) => context.write((w) => saveCode(w, input))),
};
