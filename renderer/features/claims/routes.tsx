import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./claims-page.tsx'), 'ClaimsPage'),
  staticData: { nav: 'claims' },
});

export const claimsRoutes = [listRoute] as const;
