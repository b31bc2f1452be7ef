import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '#renderer/app/shell-route.tsx';
import { paperFields } from '#renderer/print/paper-choice.ts';

/** The page that shows how far a printer has to be moved. */
export const printRulersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/rulers',
  validateSearch: z.object(paperFields),
  component: lazyRouteComponent(() => import('./rulers-page.tsx'), 'RulersPage'),
});
