import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';

const staticData = { nav: 'labels' } as const;

export const labelsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/labels',
    /** Codes to begin with, one a line. */
    validateSearch: z.object({ codes: z.coerce.string().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./labels-page.tsx'), 'LabelsPage'),
    staticData,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/labels/verify',
    component: lazyRouteComponent(() => import('./verify-page.tsx'), 'VerifyPage'),
    staticData,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/labels/templates/$id',
    component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
    staticData,
  }),
] as const;

/** Labels or the calibration page alone, for paper and PDF. */
export const printLabelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/labels',
  validateSearch: z.object({ template: z.string(), codes: z.coerce.string().catch('') }),
  component: lazyRouteComponent(() => import('./print-labels-page.tsx'), 'PrintLabelsPage'),
});
