import { useNavigate } from '@tanstack/react-router';
import type { Drill } from '#contract/insights/drill.ts';

const PATHS = {
  orders: '/orders',
  'service-cases': '/service-cases',
  'market-records': '/market-records',
  units: '/units',
} as const;

/** Opens the list with exactly the rows behind a number. */
export function useDrill(): (drill: Drill) => void {
  const navigate = useNavigate();
  return (drill) =>
    void navigate({ to: PATHS[drill.list] as '/', search: { filters: drill.filters } as never });
}
