import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowed, ROLES, type Role } from '#contract/kit/permissions.ts';
import { procedures } from './procedures.ts';
import { callRest, routeOf } from './rest-caller.ts';
import { ADMIN, expectOk, type Factory, openFactory } from './transports.ts';

type Visitor = Role | 'nobody';
const VISITORS: readonly Visitor[] = ['nobody', ...ROLES];

let factory: Factory;
const cookies = new Map<Visitor, string>();
beforeAll(async () => {
  factory = await openFactory('RPC over HTTP');
  const admin = await factory.caller(ADMIN);
  for (const role of ROLES) {
    const account = { username: `the-${role}`, password: 'long enough 1' };
    expectOk(await admin.call('users.create', { ...account, displayName: role, role }));
    const answer = await post('session.signIn', account, '');
    cookies.set(role, answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '');
  }
});
afterAll(() => factory.close());

function post(name: string, input: object, cookie: string): Promise<Response> {
  return fetch(`${factory.server.url}/rpc/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ json: input }),
  });
}

/** What no input schema takes, so that a call the guard lets in changes nothing. */
const NONSENSE = { '☃': true };

/** The guard's answer to one call: its refusal, or null when it let the call in. */
async function refusal(name: string, visitor: Visitor): Promise<unknown> {
  const answer = await post(name, NONSENSE, cookies.get(visitor) ?? '');
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return null;
  }
  const { json } = (await answer.json()) as { json?: { code?: string; data?: unknown } | null };
  if (answer.ok || (json?.code !== 'FORBIDDEN' && json?.code !== 'UNAUTHENTICATED')) return null;
  return { code: json.code, data: json.data };
}

/** The same call as a script would make it. */
async function restRefusal(name: string, visitor: Visitor): Promise<unknown> {
  const cookie = cookies.get(visitor) ?? '';
  const send = (address: string, init: RequestInit) =>
    fetch(address, { ...init, headers: { ...init.headers, cookie } });
  const outcome = await callRest(factory.server.url, send, name, NONSENSE);
  if ('ok' in outcome) return null;
  const { code, data } = outcome.error;
  return code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' ? { code, data } : null;
}

/** Signing out has no input nonsense could spoil, so it comes last. */
const walk = procedures.toSorted(
  (a, b) => Number(a.name === 'session.signOut') - Number(b.name === 'session.signOut'),
);

describe('S16 S44 rights of every role on every procedure, over HTTP', () => {
  test('every procedure names its permission', () => {
    const without = procedures.filter(({ permission }) => permission === undefined);
    expect(without.map(({ name }) => name)).toEqual([]);
    expect(procedures.length).toBeGreaterThan(40);
  });

  test.each(walk.map(({ name, permission }) => [name, permission ?? 'public'] as const))(
    '%s asks for %s',
    async (name, permission) => {
      for (const visitor of VISITORS) {
        const role = visitor === 'nobody' ? null : visitor;
        const isLetIn = permission === 'public' || (role !== null && isAllowed(role, permission));
        const refused =
          role === null ? { code: 'UNAUTHENTICATED', data: {} } : { code: 'FORBIDDEN', data: { permission } };
        expect(await refusal(name, visitor), visitor).toEqual(isLetIn ? null : refused);
        if (routeOf(name) === null) continue;
        expect(await restRefusal(name, visitor), `${visitor} over REST`).toEqual(isLetIn ? null : refused);
      }
    },
  );

  test('the whole table is the one that was agreed', async () => {
    const lines = procedures.map(({ name, permission = 'public' }) => {
      const roles = ROLES.map((role) => (isAllowed(role, permission) ? role : '-'.repeat(role.length)));
      return `${name.padEnd(36)}${permission.padEnd(24)}${roles.join(' ')}`.trimEnd();
    });
    await expect(`${lines.toSorted().join('\n')}\n`).toMatchFileSnapshot('rights-matrix.txt');
  });
});
