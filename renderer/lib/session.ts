import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission } from '#contract/kit/permissions.ts';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import { orpc } from './client.ts';

/** Who is signed in; null for nobody. The server checks every right again. */
export function sessionQuery() {
  return queryOptions({ ...orpc.session.current.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
}

export function useCurrentUser(): CurrentUser | null {
  return useQuery(sessionQuery()).data ?? null;
}

/** Whether to show an act at all; never the only guard. */
export function useMay(permission: Permission): boolean {
  return useCurrentUser()?.permissions.includes(permission) ?? false;
}
