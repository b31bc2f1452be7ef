import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { type Door, openDoor } from './door-fixture.ts';
import { restRoutes } from './rest-routes.ts';

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
  parameters?: { name: string; in: string; required?: boolean }[];
}
interface OpenApi {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

let door: Door;
let document: OpenApi;
beforeAll(async () => {
  door = await openDoor();
  document = (await door.send('GET', '/api/openapi.json')).json<OpenApi>();
});
afterAll(() => door.close());

describe('openapi.json', () => {
  test('is OpenAPI 3.1 with the version of the program and needs no sign-in', async () => {
    expect(document.openapi).toBe('3.1.1');
    const health = (await door.send('GET', '/api/health')).json<{ version: string }>();
    expect(document.info.version).toBe(health.version);
  });

  test('describes exactly the REST addresses of the contract', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = restRoutes(contract).map(({ method, path }) => `${method} ${path}`);
    expect(described.toSorted()).toEqual([...served, 'GET /health'].toSorted());
  });

  test('every operation has its own id, its path parameters and the error body', () => {
    const ids = new Set<string>();
    const { '/health': _health, ...procedures } = document.paths;
    for (const [path, operations] of Object.entries(procedures)) {
      for (const [method, operation] of Object.entries(operations)) {
        ids.add(operation.operationId);
        const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
        const given = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name);
        expect(given.toSorted(), `${method} ${path}`).toEqual(named.toSorted());
        expect(JSON.stringify(operation.responses['404']), path).toContain('#/components/schemas/Error');
        expect(JSON.stringify(operation.responses), path).not.toContain('"defined"');
      }
    }
    expect(ids.size).toBe(restRoutes(contract).length);
  });

  test('every reference inside the document leads somewhere', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name ?? '');
    }
  });
});

describe('GET /api/health', () => {
  test('answers without sign-in', async () => {
    const answer = await door.send('GET', '/api/health');
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      schemaVersion: expect.any(Number),
    });
  });

  test('answers before there is a factory; data addresses say SETUP_REQUIRED', async () => {
    const empty = await openDoor({ isEmpty: true });
    try {
      expect((await empty.send('GET', '/api/health')).json()).toMatchObject({ status: 'ok' });
      const answer = await empty.send('GET', '/api/users');
      expect(answer.status).toBe(503);
      expect(answer.json()).toMatchObject({ code: 'SETUP_REQUIRED' });
    } finally {
      await empty.close();
    }
  });
});
