import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { Entrance } from './entrance.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';

export interface RouterContext {
  queries: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

/**
 * Parent of every page of the program: setup and sign-in come first, then rail, tabs and work area.
 * Feature routes hang here: `createRoute({ getParentRoute: () => shellRoute, path: '/orders', … })`.
 */
export const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Entrance });
