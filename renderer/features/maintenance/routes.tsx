import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';
import { today } from '#renderer/lib/format.ts';
import { paperFields } from '#renderer/print/paper-choice.ts';

const staticData = { nav: 'maintenance' } as const;
const dueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/maintenance',
  /** The plan beside the list, and the service point the list is of. */
  validateSearch: z.object({
    id: z.string().optional().catch(undefined),
    point: z.string().optional().catch(undefined),
  }),
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
const yearSearch = z.object({
  year: z.coerce
    .number()
    .int()
    .min(1990)
    .max(2200)
    .catch(() => Number(today().slice(0, 4))),
  point: z.string().optional().catch(undefined),
});
const yearRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/maintenance/year',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./year-page.tsx'), 'YearPage'),
  staticData,
});
/** The year on one sheet, for paper and PDF. */
export const printYearRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/maintenance-year',
  validateSearch: yearSearch.extend(paperFields),
  component: lazyRouteComponent(() => import('./print-year-page.tsx'), 'PrintYearPage'),
});

export const maintenanceRoutes = [dueRoute, roundsRoute, roundRoute, yearRoute] as const;
