import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-quotations',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./quotations-page.tsx'), 'QuotationsPage'),
  staticData: { nav: 'quotations' },
});

export const quotationsRoutes = [listRoute] as const;
