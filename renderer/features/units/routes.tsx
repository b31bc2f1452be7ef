import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { dateSchema } from '#contract/kit/values.ts';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';
import { paperFields } from '#renderer/print/paper-choice.ts';

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
  /** What was scanned, when it was a signed label: the signature is checked with it. */
  validateSearch: z.object({ scan: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./life-page.tsx'), 'LifePage'),
  staticData,
});

const day = dateSchema.optional().catch(undefined);
const treeDays = { soldOn: day, builtOn: day, shippedOn: day, maintainedOn: day };

const treesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units/$barcode/trees',
  validateSearch: z.object(treeDays),
  component: lazyRouteComponent(() => import('./trees-page.tsx'), 'TreesPage'),
  staticData,
});

const buildRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/units/$barcode/build',
  component: lazyRouteComponent(() => import('./build-page.tsx'), 'BuildPage'),
  staticData,
});

const endingSearch = z.object({
  days: z.number().int().min(0).max(1100).optional().catch(undefined),
  /** Ids of machines no letter is written for, apart by blanks. */
  left: z.string().optional().catch(undefined),
});

const warrantiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/warranties',
  validateSearch: endingSearch,
  component: lazyRouteComponent(() => import('./warranties-page.tsx'), 'WarrantiesPage'),
  staticData,
});

const stocktakeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stocktake',
  /** Id of the site to count at once. */
  validateSearch: z.object({ site: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./stocktake-page.tsx'), 'StocktakePage'),
  staticData,
});

export const unitsRoutes = [
  listRoute,
  newRoute,
  treesRoute,
  buildRoute,
  lifeRoute,
  warrantiesRoute,
  stocktakeRoute,
] as const;

/** Sheets alone, for paper and PDF. */
export const printUnitsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/print/trees',
    validateSearch: z.object({
      barcode: z.coerce.string(),
      only: z.boolean().optional().catch(undefined),
      ...treeDays,
      ...paperFields,
    }),
    component: lazyRouteComponent(() => import('./print-trees-page.tsx'), 'PrintTreesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/print/warranty-letter',
    validateSearch: endingSearch.extend(paperFields),
    component: lazyRouteComponent(() => import('./print-letter-page.tsx'), 'PrintLetterPage'),
  }),
] as const;
