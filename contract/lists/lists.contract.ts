import { needs } from '#contract/kit/base.ts';
import {
  listGroups,
  listGroupsInput,
  listPosition,
  listPositionInput,
  listValues,
  listValuesInput,
} from './lists.schema.ts';

/** Questions every list answers alike. FORBIDDEN when the person may not read the list asked about. */
export const listsContract = {
  values: needs('signed_in').input(listValuesInput).output(listValues),
  position: needs('signed_in').input(listPositionInput).output(listPosition),
  groups: needs('signed_in').input(listGroupsInput).output(listGroups),
};
