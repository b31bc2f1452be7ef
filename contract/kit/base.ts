import { oc } from '@orpc/contract';
import { errorMap } from './errors.ts';
import type { Permission } from './permissions.ts';

export interface ProcedureMeta {
  /** Checked before the handler runs; a procedure without one is refused at start-up. */
  permission?: Permission;
  /** The answer holds a secret: it is not kept for a call that is asked again, which is done again instead. */
  isSecret?: boolean;
}

/** Every contract procedure starts here, so that all of them carry the closed error list. */
const base = oc.$meta<ProcedureMeta>({}).errors(errorMap);

/** A contract procedure that needs the given permission. */
export function needs(permission: Permission) {
  return base.meta({ permission });
}
