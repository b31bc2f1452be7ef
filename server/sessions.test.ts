import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, cookieOf, type Door, openDoor } from './door-fixture.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('S34 the session cookie', () => {
  test('REST sign-in sets it HttpOnly, SameSite=Strict, on /, without Secure on plain HTTP', async () => {
    const answer = await door.send('POST', '/api/session', { json: ADMIN });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ username: 'admin', role: 'administrator' });
    const [cookie] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(new RegExp(`^sid-${String(door.port)}=[\\w-]{43}; `));
    expect(cookie).toContain('Path=/');
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toContain('Expires=');
    expect(cookie).not.toMatch(/Secure|Domain/);
    expect(answer.text).not.toContain(cookieOf(answer).split('=')[1]);
  });

  test('RPC sign-in sets the same cookie', async () => {
    const answer = await door.send('POST', '/rpc/session/signIn', { json: { json: ADMIN } });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^sid-\d+=.+HttpOnly; SameSite=Strict$/);
    const cookie = cookieOf(answer);
    expect(await door.rpc(cookie).session.current()).toMatchObject({ username: 'admin' });
  });

  test('it opens REST and RPC alike; without it nobody is signed in', async () => {
    const cookie = await door.signIn();
    expect((await door.send('GET', '/api/session', { cookie })).json()).toMatchObject({ username: 'admin' });
    expect((await door.send('GET', '/api/users', { cookie })).status).toBe(200);
    expect(await door.rpc(cookie).users.list()).toHaveLength(1);
    expect((await door.send('GET', '/api/session')).text).toBe('null');
    expect((await door.send('GET', '/api/users')).json()).toEqual({
      code: 'UNAUTHENTICATED',
      data: {},
      message: 'UNAUTHENTICATED',
    });
  });
});

describe('S35 a session is new at each sign-in and ends at sign-out', () => {
  test('a token handed in before sign-in is not taken over', async () => {
    const planted = `sid-${String(door.port)}=${'A'.repeat(43)}`;
    const answer = await door.send('POST', '/api/session', { json: ADMIN, cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await door.send('GET', '/api/users', { cookie: planted })).status).toBe(401);
  });

  test('S51 DELETE ends it on the server, clears the cookie and the pages a browser kept', async () => {
    const cookie = await door.signIn();
    const answer = await door.send('DELETE', '/api/session', { cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^sid-\d+=; .*Expires=Thu, 01 Jan 1970/);
    expect(answer.headers['clear-site-data']).toBe('"cache"');
    expect((await door.send('GET', '/api/users', { cookie })).status).toBe(401);
  });

  test('the same through RPC', async () => {
    const cookie = await door.signIn();
    const answer = await door.send('POST', '/rpc/session/signOut', { json: {}, cookie });
    expect(answer.headers['clear-site-data']).toBe('"cache"');
    expect((await door.send('GET', '/api/users', { cookie })).status).toBe(401);
  });

  test('signing in again gives another session; both work until each signs out', async () => {
    const first = await door.signIn();
    const second = await door.signIn();
    expect(first).not.toBe(second);
    await door.send('DELETE', '/api/session', { cookie: first });
    expect((await door.send('GET', '/api/users', { cookie: second })).status).toBe(200);
  });

  test('a password change replaces the cookie and ends every other session of the account', async () => {
    const other = await door.signIn();
    const cookie = await door.signIn();
    const changed = 'another long password';
    const answer = await door.send('POST', '/rpc/session/changePassword', {
      json: { json: { oldPassword: ADMIN.password, newPassword: changed } },
      cookie,
    });
    const fresh = cookieOf(answer);
    expect(fresh).toMatch(/^sid-/);
    expect((await door.send('GET', '/api/users', { cookie: other })).status).toBe(401);
    expect((await door.send('GET', '/api/users', { cookie })).status).toBe(401);
    expect((await door.send('GET', '/api/users', { cookie: fresh })).status).toBe(200);
    await door.rpc(fresh).session.changePassword({ oldPassword: changed, newPassword: ADMIN.password });
  });
});

describe('S42 S48 wrong credentials', () => {
  test('unknown name and wrong password get the same typed answer', async () => {
    const wrong = await door.send('POST', '/api/session', { json: { ...ADMIN, password: 'wrong' } });
    const unknown = await door.send('POST', '/api/session', {
      json: { username: 'nobody', password: 'wrong' },
    });
    expect(wrong.status).toBe(401);
    expect(wrong.json()).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'wrong_password' } });
    expect(unknown.text).toBe(wrong.text);
    expect(unknown.status).toBe(wrong.status);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  test('200 tries from one address over many accounts end in 429 with Retry-After, the account is not locked', async () => {
    const guarded = await openDoor({ limits: { signInBurst: 10, signInForgiveMs: 60_000 } });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 200; i += 1) {
        const json = { username: `guess-${String(i)}`, password: 'x' };
        const path = i % 2 === 0 ? '/api/session' : '/rpc/session/signIn';
        const answer = await guarded.send('POST', path, { json: i % 2 === 0 ? json : { json } });
        statuses.push(answer.status);
        if (answer.status === 429) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
      expect(statuses.filter((status) => status !== 429)).toHaveLength(10);
      expect((await guarded.send('POST', '/api/session', { json: ADMIN })).status).toBe(429);
      expect((await guarded.send('POST', '/api/session', { json: ADMIN, from: '127.0.0.2' })).status).toBe(
        200,
      );
    } finally {
      await guarded.close();
    }
  });

  test('guessing one account is slowed down whatever the address limit says', async () => {
    const guarded = await openDoor({ limits: { signInBurst: 1000 } });
    try {
      const answers = [];
      for (let i = 0; i < 8; i += 1) {
        answers.push(await guarded.send('POST', '/api/session', { json: { ...ADMIN, password: 'x' } }));
      }
      const last = answers.at(-1);
      expect(last?.status).toBe(429);
      expect(last?.json()).toMatchObject({ code: 'RATE_LIMITED' });
      expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
      // The account of the same name at another factory of the same process has nothing to do with it.
      expect((await door.send('POST', '/api/session', { json: ADMIN })).status).toBe(200);
    } finally {
      await guarded.close();
    }
  });
});
