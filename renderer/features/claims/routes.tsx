import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';
import { paperFields } from '#renderer/print/paper-choice.ts';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./claims-page.tsx'), 'ClaimsPage'),
  staticData: { nav: 'claims' },
});

/** Old parts that are to come back. */
const returnsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/returns',
  component: lazyRouteComponent(() => import('./returns-page.tsx'), 'ReturnsPage'),
  staticData: { nav: 'claims' },
});
/** The letter to the supplier, for paper and PDF. */
export const printClaimRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/claim',
  validateSearch: z.object({
    id: z.string().catch(''),
    language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
    ...paperFields,
  }),
  component: lazyRouteComponent(() => import('./print-claim-page.tsx'), 'PrintClaimPage'),
});

export const claimsRoutes = [listRoute, returnsRoute] as const;
