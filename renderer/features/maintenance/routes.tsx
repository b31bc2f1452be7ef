import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'maintenance' } as const;
const dueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/maintenance',
  /** The plan beside the list. */
  validateSearch: z.object({ id: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./due-page.tsx'), 'DuePage'),
  staticData,
});
const roundsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/maintenance/rounds',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage'),
  staticData,
});
const roundRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/maintenance/rounds/$id',
  component: lazyRouteComponent(() => import('./round-page.tsx'), 'RoundPage'),
  staticData,
});
/** The year on one sheet, for paper and PDF. */
export const printYearRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/maintenance-year',
  validateSearch: z.object({ year: z.coerce.number().catch(2026) }),
  component: lazyRouteComponent(() => import('./print-year-page.tsx'), 'PrintYearPage'),
});

export const maintenanceRoutes = [dueRoute, roundsRoute, roundRoute] as const;
