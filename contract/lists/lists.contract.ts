import { needs } from '#contract/kit/base.ts';
import { listGroups, listGroupsInput, listValues, listValuesInput } from './lists.schema.ts';

/** Questions every list answers alike. FORBIDDEN when the person may not read the list asked about. */
export const listsContract = {
  values: needs('signed_in').input(listValuesInput).output(listValues),
  groups: needs('signed_in').input(listGroupsInput).output(listGroups),
};
