import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';

export const usersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/users',
    component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
    staticData: { nav: 'users' },
  }),
] as const;
