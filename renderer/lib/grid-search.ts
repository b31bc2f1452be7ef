import { useNavigate, useRouter } from '@tanstack/react-router';
import type { GridState, GridStatePatch } from '#renderer/components/grid/grid-state.ts';
import { usePagePath } from './tabs.ts';

function merged(old: object, patch: GridStatePatch): GridState {
  return Object.fromEntries(Object.entries({ ...old, ...patch }).filter(([, value]) => value !== undefined));
}

/**
 * Writes a list's state into its address. Moving through rows replaces the entry, so that "back" leaves the list
 * instead of walking up the rows. A late change of a page that is no longer shown is dropped.
 */
export function useGridSearch(search: GridState): [GridState, (patch: GridStatePatch) => void] {
  const navigate = useNavigate();
  const router = useRouter();
  const path = usePagePath();
  const change = (patch: GridStatePatch) => {
    if (router.state.location.pathname !== path) return;
    // The newest address, not the one of this render: two changes in one moment must not undo each other.
    void navigate({ to: '.', search: ((old: object) => merged(old, patch)) as never, replace: true });
  };
  return [search, change];
}
