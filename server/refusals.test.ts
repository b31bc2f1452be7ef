import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, openDoor } from './door-fixture.ts';

let door: Door;
let cookie: string;
beforeAll(async () => {
  door = await openDoor({ limits: { headersMs: 400, requestMs: 800, sweepMs: 100 } });
  cookie = await door.signIn();
});
afterAll(() => door.close());

const refused = (reason: string) => ({
  code: 'REQUEST_REFUSED',
  data: { reason },
  message: 'REQUEST_REFUSED',
});

/** Sends bytes as they are and returns all that comes back. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(door.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('S38 Host allow-list', () => {
  test.each(['/', '/api/health', '/api/session', '/rpc/session/current', '/assets/x.js', '/nothing'])(
    'a foreign Host gets 421 on %s',
    async (path) => {
      const answer = await door.send('GET', path, { headers: { host: 'evil.example' }, cookie });
      expect(answer.status).toBe(421);
      expect(answer.text).toContain('wrong_host');
    },
  );
  test('the right name on another port is foreign too', async () => {
    const answer = await door.send('GET', '/api/health', { headers: { host: '127.0.0.1:1' } });
    expect(answer.status).toBe(421);
  });
  test('localhost is ours', async () => {
    const headers = { host: `localhost:${String(door.port)}` };
    expect((await door.send('GET', '/api/health', { headers })).status).toBe(200);
  });
});

describe('S37 cross-site requests change nothing', () => {
  const create = { username: 'mallory', displayName: 'M', role: 'administrator', password: 'long enough 1' };
  const attacks: [string, Record<string, string>][] = [
    ['form post from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://localhost:9', 'sec-fetch-site': 'same-site' }],
    ['a browser without Origin', { 'sec-fetch-site': 'same-origin' }],
    ['opaque origin', { origin: 'null' }],
  ];
  test.each(attacks)('%s', async (_name, headers) => {
    for (const [path, json] of [
      ['/api/users', create],
      ['/rpc/users/create', { json: create }],
    ] as const) {
      const answer = await door.send('POST', path, { json, headers, cookie });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('cross_site');
    }
    expect(await door.rpc(cookie).users.list()).toHaveLength(1);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
  ])('JSON only: %s is refused with 415', async (type) => {
    for (const path of ['/api/users', '/rpc/users/create']) {
      const headers = { 'content-type': type };
      const answer = await door.send('POST', path, { body: JSON.stringify(create), headers, cookie });
      expect(answer.status).toBe(415);
      expect(answer.text).toContain('media_type');
    }
  });

  test('a body without a type is refused too', async () => {
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const answer = await door.send(method, '/api/session', { body: '{}', cookie });
      expect(answer.status).toBe(415);
    }
  });

  test('GET never changes: an RPC call by GET is refused', async () => {
    const path = `/rpc/users/create?data=${encodeURIComponent(JSON.stringify({ json: create }))}`;
    const answer = await door.send('GET', path, { cookie });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expect((await door.send('GET', '/rpc/session/signOut', { cookie })).status).toBe(405);
  });

  test('S39 no CORS headers, and a preflight is refused', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await door.send('OPTIONS', '/api/users', { headers });
    expect(preflight.status).toBe(405);
    const plain = await door.send('GET', '/api/health', { headers: { origin: 'https://evil.example' } });
    for (const answer of [preflight, plain]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('S47 methods', () => {
  test.each(['OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'PURGE'])(
    '%s is refused everywhere',
    async (method) => {
      for (const path of ['/', '/api/health', '/rpc/session/current', '/nothing']) {
        const answer = await door.send(method, path);
        expect(answer.status).toBe(405);
        expect(answer.headers.allow).toContain('GET');
      }
    },
  );
  test('a known address with the wrong method says which are right', async () => {
    const answer = await door.send('PUT', '/api/session', { json: {}, cookie });
    expect(answer.status).toBe(405);
    expect(answer.json()).toEqual(refused('method_not_allowed'));
    expect(answer.headers.allow?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'POST']);
  });
  test('an unknown address is NOT_FOUND', async () => {
    const answer = await door.send('GET', '/api/nothing', { cookie });
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({
      code: 'NOT_FOUND',
      data: { entity: 'route', key: '/api/nothing' },
    });
    expect((await door.send('POST', '/rpc/nothing/here', { json: {}, cookie })).status).toBe(404);
  });
});

describe('S46 sizes', () => {
  test('JSON above 1 MB is refused, on both doors, by length and while it streams in', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(1024 * 1024) });
    for (const path of ['/api/session', '/rpc/session/signIn']) {
      const answer = await door.send('POST', path, { body, headers: { 'content-type': 'application/json' } });
      expect(answer.status).toBe(413);
      expect(answer.text).toContain('TOO_LARGE');
      expect(answer.text).toContain('1048576');
    }
  });
  test('a body that hides its length is cut off at the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', body: endless, duplex: 'half', headers } as const;
    const status = await fetch(`${door.url}/api/session`, init)
      .then((r) => r.status)
      .catch(() => 413);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });
  test('JSON that is too deep, malformed or has reserved keys', async () => {
    const cases: [string, string][] = [
      ['['.repeat(100) + ']'.repeat(100), 'too_deep'],
      ['{"username":', 'malformed'],
      ['{"__proto__":{"role":"administrator"}}', 'reserved_key'],
      ['{"a":{"constructor":{"prototype":{"x":1}}}}', 'reserved_key'],
    ];
    for (const [body, reason] of cases) {
      for (const path of ['/api/session', '/rpc/session/signIn']) {
        const answer = await door.send('POST', path, {
          body,
          headers: { 'content-type': 'application/json' },
        });
        expect(answer.status).toBe(400);
        expect(answer.text).toContain(reason);
      }
    }
    expect(({} as Record<string, unknown>).role).toBeUndefined();
  });
  test('S52 reserved keys in a query string', async () => {
    const answer = await door.send('GET', '/api/market-records?filters[0][__proto__]=1', { cookie });
    expect(answer.json()).toEqual(refused('reserved_key'));
  });
  test('RPC meta that points into a prototype is refused', async () => {
    const json = { json: { username: 'a', password: 'b' }, meta: [[1, '__proto__', 'polluted']] };
    const answer = await door.send('POST', '/rpc/session/signIn', { json });
    expect(answer.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  test('a page longer than allowed is refused', async () => {
    const answer = await door.send('GET', '/api/market-records?limit=100000', { cookie });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'INPUT_INVALID', data: { issues: [{ path: 'limit' }] } });
  });
  test('headers above 16 KB get 431', async () => {
    const text = await raw(`GET /api/health HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect(text.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(text).toContain('"code":"TOO_LARGE"');
  });
});

describe('S46 slow clients', () => {
  const host = () => `Host: 127.0.0.1:${String(door.port)}\r\n`;
  test('headers that never end are cut off', async () => {
    const text = await raw(`GET /api/health HTTP/1.1\r\n${host()}X-Slow: `);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('"code":"TIMED_OUT"');
  });
  test('a body that never ends is cut off', async () => {
    const head = `POST /api/session HTTP/1.1\r\n${host()}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"user`;
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('broken requests', () => {
  test('a garbled request line gets a bare 400 with our headers', async () => {
    const text = await raw('HELLO\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(text).not.toMatch(/stack|node_modules|\.ts/);
  });
  test('request smuggling by two lengths is refused', async () => {
    const host = `Host: 127.0.0.1:${String(door.port)}\r\n`;
    const text = await raw(
      `POST /api/session HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/users HTTP/1.1\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
  test('an address that cannot be decoded', async () => {
    const answer = await door.send('GET', '/api/%ff%');
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual(refused('malformed'));
  });
});
