import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { createMethodFinder, restRoutes } from './rest-routes.ts';

const routes = restRoutes(contract);

test('no two procedures share a method and an address', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('S37 a GET address belongs to a procedure that reads', () => {
  for (const { method, procedure } of routes.filter((route) => route.method === 'GET')) {
    expect(procedure, method).not.toMatch(
      /\.(create|update|void|delete|save|sign|undo|cancel|start|import)/i,
    );
  }
});

test('methods of an address are found whatever its parameters are', () => {
  const methodsOf = createMethodFinder(routes);
  expect(methodsOf('/session').toSorted()).toEqual(['DELETE', 'GET', 'POST']);
  expect(methodsOf('/market-records/0190-x')).toContain('GET');
  expect(methodsOf('/market-records/a/b/c/d')).toEqual([]);
  expect(methodsOf('/nothing')).toEqual([]);
});

test('the resources scripts rely on keep their names', () => {
  const readable = routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  const promised = [
    '/parties',
    '/contacts',
    '/sites',
    '/market-records',
    '/specifications',
    '/orders',
    '/units',
    '/units/{barcode}/life',
    '/service-cases',
    '/imports',
    '/insights/order-months',
    '/reports/monthly',
    '/users',
    '/session',
  ];
  expect(readable).toEqual(expect.arrayContaining(promised));
});
