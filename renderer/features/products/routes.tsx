import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'products' } as const;

export const productsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/products',
    validateSearch: gridSearchSchema,
    component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
    staticData,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/products/$id',
    component: lazyRouteComponent(() => import('./product-page.tsx'), 'ProductPage'),
    staticData,
  }),
] as const;
