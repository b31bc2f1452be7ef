import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#renderer/app/shell-route.tsx';

/** Period and switches of the charts live in the address, so that a view can be kept and sent. */
export const insightSearchSchema = z.object({
  period: z.enum(['months', 'years', 'all']).optional().catch(undefined),
  by: z.enum(['fault', 'part', 'product']).optional().catch(undefined),
  plain: z.boolean().optional().catch(undefined),
});

const insightsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/insights',
  validateSearch: insightSearchSchema,
  component: lazyRouteComponent(() => import('./insights-page.tsx'), 'InsightsPage'),
  staticData: { nav: 'insights' },
});

export const insightsRoutes = [insightsRoute] as const;
