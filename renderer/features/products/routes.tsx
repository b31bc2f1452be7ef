import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'products' } as const;
const parts = { nav: 'parts' } as const;

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
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/parts',
    validateSearch: gridSearchSchema,
    component: lazyRouteComponent(() => import('./parts-page.tsx'), 'PartsPage'),
    staticData: parts,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/parts/$id',
    component: lazyRouteComponent(() => import('./part-page.tsx'), 'PartPage'),
    staticData: parts,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/boms/$kind/$id',
    component: lazyRouteComponent(() => import('./bom-page.tsx'), 'BomPage'),
    staticData: parts,
  }),
] as const;
