import { needs } from '#contract/kit/base.ts';
import {
  viewCreate,
  viewDefault,
  viewRemove,
  viewRow,
  viewsInput,
  viewsOfList,
  viewUpdate,
} from './views.schema.ts';

const anybody = needs('signed_in');

/**
 * Named views of lists. Everybody keeps private ones; a shared one is made, changed and taken away by those who may
 * `views.share`, FORBIDDEN otherwise. The private view of somebody else does not exist for others: NOT_FOUND.
 */
export const viewsContract = {
  list: anybody.input(viewsInput).output(viewsOfList),
  create: anybody.input(viewCreate).output(viewRow),
  /** DUPLICATE when a view of that list and reach has the name already. */
  update: anybody.input(viewUpdate).output(viewRow),
  remove: anybody.input(viewRemove).output(viewRow),
  setDefault: anybody.input(viewDefault).output(viewsOfList),
};
