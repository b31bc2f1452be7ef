import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { type Answer, type Door, openDoor } from './door-fixture.ts';
import { restRoutes } from './rest-routes.ts';

let door: Door;
let cookie: string;
beforeAll(async () => {
  door = await openDoor();
  cookie = await door.signIn();
});
afterAll(() => door.close());

function expectSafeHeaders(answer: Answer): void {
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
  expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(answer.headers['x-frame-options']).toBe('DENY');
  expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  for (const name of ['x-powered-by', 'server', 'strict-transport-security', 'access-control-allow-origin']) {
    expect(answer.headers).not.toHaveProperty(name);
  }
}

const sample = (path: string) => path.replace(/\{[^}]+\}/g, '01900000-0000-7000-8000-000000000000');
const addresses = [
  ...restRoutes(contract).map(({ method, path }) => [method, `/api${sample(path)}`] as const),
  ...['/api/health', '/api/openapi.json', '/api/nothing', '/', '/nothing', '/rpc/nothing'].map(
    (path) => ['GET', path] as const,
  ),
  ['POST', '/rpc/session/current'],
  ['POST', '/rpc/nothing'],
  ['GET', '/%'],
  ['OPTIONS', '/api/session'],
] as const;

describe('S47 every answer carries the security headers, errors included', () => {
  test.each(addresses.filter(([, path]) => path !== '/api/session'))('%s %s', async (method, path) => {
    const json = method === 'GET' ? {} : { json: {} };
    for (const sent of [json, { ...json, cookie }, { ...json, headers: { host: 'evil.example' } }]) {
      const answer = await door.send(method, path, sent);
      expectSafeHeaders(answer);
      if (path !== '/') expect(answer.headers['cache-control']).toBe('no-store');
      if (answer.status >= 400) expectClosedError(answer, path);
    }
  });
});

/** S48: a code, its data and nothing that tells how the program is built. */
function expectClosedError(answer: Answer, path: string): void {
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.text).not.toMatch(/node_modules|\.ts:|at \w+ \(|SELECT |INSERT |sqlite|\/tmp\//i);
  const body = answer.json();
  if (path.startsWith('/rpc')) expect(body).toMatchObject({ json: { defined: true } });
  else expect(Object.keys(body).toSorted()).toEqual(['code', 'data', 'message']);
}
