import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell-route.tsx';

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
    staticData: { nav: 'settings' },
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/after-sales',
    component: lazyRouteComponent(() => import('./after-sales-page.tsx'), 'AfterSalesSettingsPage'),
    staticData: { nav: 'settings' },
  }),
] as const;
