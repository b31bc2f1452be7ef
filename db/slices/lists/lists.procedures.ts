import { os } from '#db/kit/procedures.ts';
import { groupsOfList, positionInList, valuesOfList } from './lists.service.ts';

export const listsProcedures = {
  values: os.lists.values.handler(({ input, context }) => context.read((r) => valuesOfList(r, input))),
  position: os.lists.position.handler(({ input, context }) => context.read((r) => positionInList(r, input))),
  groups: os.lists.groups.handler(({ input, context }) => context.read((r) => groupsOfList(r, input))),
};
