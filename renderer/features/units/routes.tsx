import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'units' } as const;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./units-page.tsx'), 'UnitsPage'),
  staticData,
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units/new',
  /** What is to be registered, and for which order line. */
  validateSearch: z.object({
    barcode: z.string().optional().catch(undefined),
    orderLineId: z.string().optional().catch(undefined),
    productId: z.string().optional().catch(undefined),
    product: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
  staticData,
});

const lifeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units/$barcode',
  component: lazyRouteComponent(() => import('./life-page.tsx'), 'LifePage'),
  staticData,
});

export const unitsRoutes = [listRoute, newRoute, lifeRoute] as const;
