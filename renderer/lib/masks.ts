import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from './client.ts';
import { type MaskOf, maskOf } from './mask-of.ts';
import { useCurrentUser } from './session.ts';

const OPEN: MaskOf = () => 'edit';

/** The person's own masks. An administrator has none, and nobody is asked who is not signed in. */
export function useMasks(): MaskOf {
  const user = useCurrentUser();
  const isAsked = user !== null && user.role !== 'administrator';
  const options = orpc.fieldMasks.mine.queryOptions();
  const mine = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY, enabled: isAsked }).data;
  return useMemo(() => (mine && mine.length > 0 ? maskOf(mine) : OPEN), [mine]);
}
