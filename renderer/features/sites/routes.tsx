import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'sites' } as const;

export const sitesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sites',
    validateSearch: gridSearchSchema,
    component: lazyRouteComponent(() => import('./sites-page.tsx'), 'SitesPage'),
    staticData,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sites/$id',
    component: lazyRouteComponent(() => import('./site-page.tsx'), 'SitePage'),
    staticData,
  }),
] as const;
