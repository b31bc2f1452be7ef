import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-quotations',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./quotations-page.tsx'), 'QuotationsPage'),
  staticData: { nav: 'quotations' },
});

const incomeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-income',
  validateSearch: z.object({ year: z.int().min(1990).max(2200).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./income-page.tsx'), 'IncomePage'),
  staticData: { nav: 'quotations' },
});

export const quotationsRoutes = [listRoute, incomeRoute] as const;
