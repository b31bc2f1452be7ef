import { os } from '#db/kit/procedures.ts';
import { findRecords } from './search.service.ts';

export const searchProcedures = {
  find: os.search.find.handler(({ input, context }) =>
    context.read((r) => findRecords(r, input.text, input.limit)),
  ),
};
