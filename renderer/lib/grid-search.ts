import { useNavigate } from '@tanstack/react-router';
import type { GridState, GridStatePatch } from '#renderer/components/grid/grid-state.ts';

/**
 * Writes a list's state into its address. Moving through rows replaces the entry, so that "back" leaves the list
 * instead of walking up the rows.
 */
export function useGridSearch(search: GridState): [GridState, (patch: GridStatePatch) => void] {
  const navigate = useNavigate();
  const change = (patch: GridStatePatch) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...patch }).filter(([, value]) => value !== undefined));
    void navigate({ to: '.', search: next as never, replace: true });
  };
  return [search, change];
}
