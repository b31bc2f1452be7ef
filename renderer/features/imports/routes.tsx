import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { IMPORT_KINDS } from '#contract/imports/imports.fields.ts';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'imports' } as const;

export const importsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports',
    validateSearch: gridSearchSchema,
    component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
    staticData,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports/new',
    validateSearch: z.object({ kind: z.enum(IMPORT_KINDS).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./new-import-page.tsx'), 'NewImportPage'),
    staticData,
  }),
] as const;
