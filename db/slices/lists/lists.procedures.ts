import { os } from '#db/kit/procedures.ts';
import { groupsOfList, valuesOfList } from './lists.service.ts';

export const listsProcedures = {
  values: os.lists.values.handler(({ input, context }) => context.read((r) => valuesOfList(r, input))),
  groups: os.lists.groups.handler(({ input, context }) => context.read((r) => groupsOfList(r, input))),
};
