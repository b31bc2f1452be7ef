import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '#renderer/app/shell-route.tsx';
import { gridSearchSchema } from '#renderer/components/grid/grid-state.ts';

const staticData = { nav: 'knowledge' } as const;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/knowledge',
  validateSearch: gridSearchSchema,
  component: lazyRouteComponent(() => import('./knowledge-page.tsx'), 'KnowledgePage'),
  staticData,
});
const codingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/knowledge/coding',
  component: lazyRouteComponent(() => import('./coding-page.tsx'), 'CodingPage'),
  staticData,
});
const articleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/knowledge/$id',
  validateSearch: z.object({ revision: z.int().min(1).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./article-page.tsx'), 'ArticlePage'),
  staticData,
});

export const knowledgeRoutes = [listRoute, codingRoute, articleRoute] as const;
