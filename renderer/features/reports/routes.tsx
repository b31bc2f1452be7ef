import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { REPORT_LANGUAGES } from '#contract/reports/report-model.ts';
import { rootRoute, shellRoute } from '#renderer/app/shell-route.tsx';

const month = z.string().regex(/^\d{4}-\d{2}$/u);
export const reportSearchSchema = z.object({
  month: month.optional().catch(undefined),
  /** An issued report by its id; without it the data as they are now. */
  issued: z.string().optional().catch(undefined),
  /** Without it the language of the screen. */
  language: z.enum(REPORT_LANGUAGES).optional().catch(undefined),
});

const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  validateSearch: reportSearchSchema,
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
  staticData: { nav: 'reports' },
});

/** The sheet alone, for paper and PDF. */
export const printMonthlyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/monthly',
  validateSearch: reportSearchSchema,
  component: lazyRouteComponent(() => import('./print-page.tsx'), 'PrintMonthlyPage'),
});

export const reportsRoutes = [reportsRoute] as const;
