import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'marketRecords' } as const;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/market-records',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./market-records-page.tsx'), 'MarketRecordsPage'),
  staticData,
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/market-records/new',
  component: lazyRouteComponent(() => import('./market-record-page.tsx'), 'NewMarketRecordPage'),
  staticData,
});

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/market-records/$id',
  component: lazyRouteComponent(() => import('./market-record-page.tsx'), 'MarketRecordPage'),
  staticData,
});

export const marketRecordsRoutes = [listRoute, newRoute, recordRoute] as const;
