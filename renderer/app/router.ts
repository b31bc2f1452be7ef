import type { QueryClient } from '@tanstack/react-query';
import { createHashHistory, createRoute, createRouter } from '@tanstack/react-router';
import { claimsRoutes, printClaimRoute } from '#renderer/features/claims/routes.tsx';
import { engineersRoutes } from '#renderer/features/engineers/routes.tsx';
import { exportsRoutes } from '#renderer/features/exports/routes.tsx';
import { importsRoutes } from '#renderer/features/imports/routes.tsx';
import { insightsRoutes } from '#renderer/features/insights/routes.tsx';
import { knowledgeRoutes } from '#renderer/features/knowledge/routes.tsx';
import { labelsRoutes, printLabelsRoute } from '#renderer/features/labels/routes.tsx';
import { maintenanceRoutes, printYearRoute } from '#renderer/features/maintenance/routes.tsx';
import { marketRecordsRoutes } from '#renderer/features/market-records/routes.tsx';
import { ordersRoutes, printPackingRoute } from '#renderer/features/orders/routes.tsx';
import { partiesRoutes } from '#renderer/features/parties/routes.tsx';
import { productsRoutes } from '#renderer/features/products/routes.tsx';
import { quotationsRoutes } from '#renderer/features/quotations/routes.tsx';
import { printRecallRoute, recallsRoutes } from '#renderer/features/recalls/routes.tsx';
import { printMonthlyRoute, reportsRoutes } from '#renderer/features/reports/routes.tsx';
import {
  printQuotationRoute,
  printVisitRoute,
  serviceCasesRoutes,
} from '#renderer/features/service-cases/routes.tsx';
import { sitesRoutes } from '#renderer/features/sites/routes.tsx';
import { specificationsRoutes } from '#renderer/features/specifications/routes.tsx';
import { todayRoutes } from '#renderer/features/today/routes.tsx';
import { printUnitsRoutes, unitsRoutes } from '#renderer/features/units/routes.tsx';
import { usersRoutes } from '#renderer/features/users/routes.tsx';
import { helpRoutes, printHelpRoute } from './help/routes.tsx';
import { FailedPage } from './pages/failed-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { printRulersRoute } from './pages/rulers-route.tsx';
import { searchRoutes } from './search/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';
import { rootRoute, shellRoute } from './shell-route.tsx';

/** An address nobody knows, shown inside the program. */
const unknownRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

/** One line per slice. */
const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([
    ...todayRoutes,
    unknownRoute,
    ...marketRecordsRoutes,
    ...specificationsRoutes,
    ...ordersRoutes,
    ...serviceCasesRoutes,
    ...maintenanceRoutes,
    ...engineersRoutes,
    ...quotationsRoutes,
    ...knowledgeRoutes,
    ...claimsRoutes,
    ...recallsRoutes,
    ...unitsRoutes,
    ...labelsRoutes,
    ...partiesRoutes,
    ...productsRoutes,
    ...sitesRoutes,
    ...usersRoutes,
    ...importsRoutes,
    ...exportsRoutes,
    ...insightsRoutes,
    ...reportsRoutes,
    ...searchRoutes,
    ...helpRoutes,
    ...settingsRoutes,
  ]),
  printMonthlyRoute,
  ...printUnitsRoutes,
  printLabelsRoute,
  printVisitRoute,
  printQuotationRoute,
  printPackingRoute,
  printYearRoute,
  printRecallRoute,
  printClaimRoute,
  printRulersRoute,
  printHelpRoute,
]);

/** The address lives behind `#`, so that app:// and any folder of a web server can hold the program. */
export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    context: { queries },
    defaultErrorComponent: FailedPage,
    defaultPreload: false,
    // Queries own freshness; the router keeps nothing.
    defaultPreloadStaleTime: 0,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
