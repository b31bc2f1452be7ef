import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';
import { paperFields } from '#renderer/print/paper-choice.ts';

const staticData = { nav: 'recalls' } as const;
const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/recalls',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./recalls-page.tsx'), 'RecallsPage'),
  staticData,
});
const recallRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/recalls/$id',
  component: lazyRouteComponent(() => import('./recall-page.tsx'), 'RecallPage'),
  staticData,
});
/** The letter to one party, for paper and PDF. */
export const printRecallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/recall',
  validateSearch: z.object({
    id: z.string().catch(''),
    party: z.string().catch(''),
    /** Whom of the party, where it is not its first contact. */
    contact: z.string().optional().catch(undefined),
    ...paperFields,
  }),
  component: lazyRouteComponent(() => import('./print-letter-page.tsx'), 'PrintLetterPage'),
});

export const recallsRoutes = [listRoute, recallRoute] as const;
