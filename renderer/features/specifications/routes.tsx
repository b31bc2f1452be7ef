import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'specifications' } as const;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/specifications',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./specifications-page.tsx'), 'SpecificationsPage'),
  staticData,
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/specifications/new',
  /** The market record it is drawn up for. */
  validateSearch: z.object({ marketRecordId: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./new-specification-page.tsx'), 'NewSpecificationPage'),
  staticData,
});

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/specifications/$id',
  /** Letter that is shown, and the one it is compared with. */
  validateSearch: z.object({
    letter: z.string().optional().catch(undefined),
    from: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./specification-page.tsx'), 'SpecificationPage'),
  staticData,
});

const headRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/specifications/$id/head',
  component: lazyRouteComponent(() => import('./new-specification-page.tsx'), 'SpecificationHeadPage'),
  staticData,
});

export const specificationsRoutes = [listRoute, newRoute, recordRoute, headRoute] as const;
