import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';

export const todayRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
    staticData: { nav: 'today' },
  }),
] as const;
