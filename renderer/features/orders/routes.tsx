import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';
import { paperFields } from '#renderer/print/paper-choice.ts';

const staticData = { nav: 'orders' } as const;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
  staticData,
});

const linesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/order-lines',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./ordered-lines-page.tsx'), 'OrderedLinesPage'),
  staticData,
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/new',
  /** What the order is made from. */
  validateSearch: z.object({
    specificationRevisionId: z.string().optional().catch(undefined),
    marketRecordId: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./new-order-page.tsx'), 'NewOrderPage'),
  staticData,
});

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
  staticData,
});

const shipRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$id/ship',
  component: lazyRouteComponent(() => import('./ship-page.tsx'), 'ShipPage'),
  staticData,
});

/** A packing list alone, for paper and PDF. */
export const printPackingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/packing-list',
  validateSearch: z.object({ orderId: z.string().catch(''), id: z.string().catch(''), ...paperFields }),
  component: lazyRouteComponent(() => import('./print-packing-page.tsx'), 'PrintPackingPage'),
});

export const ordersRoutes = [listRoute, linesRoute, newRoute, recordRoute, shipRoute] as const;
