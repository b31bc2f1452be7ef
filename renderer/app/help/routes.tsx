import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '../shell-route.tsx';

/** The section to begin at. */
const helpSearch = z.object({ at: z.string().optional().catch(undefined) });

export const helpRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/help',
    validateSearch: helpSearch,
    component: lazyRouteComponent(() => import('./help-page.tsx'), 'HelpPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/help/$chapter',
    validateSearch: helpSearch,
    component: lazyRouteComponent(() => import('./help-page.tsx'), 'HelpPage'),
  }),
] as const;

/** One chapter, or all of them, for paper and PDF. */
export const printHelpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/help',
  validateSearch: z.object({ chapter: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./print-help-page.tsx'), 'PrintHelpPage'),
});
