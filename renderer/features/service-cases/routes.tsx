import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';
import { paperFields } from '#renderer/print/paper-choice.ts';

const staticData = { nav: 'cases' } as const;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-cases',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
  staticData,
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-cases/new',
  /** The unit a scan was about. */
  validateSearch: z.object({ barcode: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./new-case-page.tsx'), 'NewCasePage'),
  staticData,
});

const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-cases/$id',
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  staticData,
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/service-cases/$id/edit',
  component: lazyRouteComponent(() => import('./edit-case-page.tsx'), 'EditCasePage'),
  staticData,
});

/** The sheet alone, for paper and PDF. */
export const printVisitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/visit',
  validateSearch: z.object({
    id: z.string().catch(''),
    seq: z.coerce.number().catch(1),
    ...paperFields,
  }),
  component: lazyRouteComponent(() => import('./print-visit-page.tsx'), 'PrintVisitPage'),
});

/** A quotation alone, for paper and PDF. */
export const printQuotationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/quotation',
  validateSearch: z.object({ caseId: z.string().catch(''), id: z.string().catch(''), ...paperFields }),
  component: lazyRouteComponent(() => import('./print-quotation-page.tsx'), 'PrintQuotationPage'),
});

export const serviceCasesRoutes = [listRoute, newRoute, caseRoute, editRoute] as const;
