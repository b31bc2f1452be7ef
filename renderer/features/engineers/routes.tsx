import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#renderer/app/shell-route.tsx';

const pageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/engineers',
  /** First day of the planner. */
  validateSearch: z.object({ from: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./engineers-page.tsx'), 'EngineersPage'),
  staticData: { nav: 'engineers' },
});

export const engineersRoutes = [pageRoute] as const;
