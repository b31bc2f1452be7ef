import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'parties' } as const;
const contacts = { nav: 'contacts' } as const;

export const partiesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/parties',
    validateSearch: gridSearchSchema,
    component: lazyRouteComponent(() => import('./parties-page.tsx'), 'PartiesPage'),
    staticData,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/parties/$id',
    component: lazyRouteComponent(() => import('./party-page.tsx'), 'PartyPage'),
    staticData,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/contacts',
    validateSearch: gridSearchSchema,
    component: lazyRouteComponent(() => import('./contacts-page.tsx'), 'ContactsPage'),
    staticData: contacts,
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/contacts/$id',
    component: lazyRouteComponent(() => import('./contact-page.tsx'), 'ContactPage'),
    staticData: contacts,
  }),
] as const;
