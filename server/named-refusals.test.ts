import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, openDoor } from './door-fixture.ts';

let door: Door;
let cookie: string;
beforeAll(async () => {
  door = await openDoor();
  cookie = await door.signIn();
});
afterAll(() => door.close());

const issuesOf = (answer: { json<T>(): T }) =>
  answer.json<{ data: { issues: { path: string; code: string }[] } }>().data.issues;

describe('S15 a refusal names the field and the reason', () => {
  test('fields and query parameters nobody asked for are named one by one', async () => {
    const body = await door.send('POST', '/api/parties', { cookie, json: { name: 'A', colour: 1, size: 2 } });
    expect(body.status).toBe(422);
    expect(issuesOf(body)).toMatchObject([
      { path: 'colour', code: 'unrecognized_keys' },
      { path: 'size', code: 'unrecognized_keys' },
    ]);
    const query = await door.send('GET', '/api/parties?page=2', { cookie });
    expect(query.status).toBe(422);
    expect(issuesOf(query)).toMatchObject([{ path: 'page', code: 'unrecognized_keys' }]);
  });

  test('F47 a NUL or half a surrogate pair is refused by name, wherever it stands', async () => {
    for (const address of ['/api/search?text=a%00b', '/api/parties?search=%00']) {
      const answer = await door.send('GET', address, { cookie });
      expect(answer.status, address).toBe(422);
      expect(issuesOf(answer), address).toMatchObject([{ code: 'unreadable_text' }]);
    }
    const answer = await door.send('POST', '/api/parties', {
      cookie,
      body: '{"name":"\\ud842","note":"a\\u0000"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(422);
    expect(
      issuesOf(answer)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['name', 'note']);
  });

  test('a flag in a query string is true or false; no other word is taken for true', async () => {
    const shown = async (query: string) => {
      const answer = await door.send('GET', `/api/parties?${query}`, { cookie });
      return answer.status === 200 ? 'total' in answer.json() : issuesOf(answer);
    };
    expect(await shown('withTotal=true')).toBe(true);
    expect(await shown('withTotal=false')).toBe(false);
    expect(await shown('withTotal=maybe')).toMatchObject([{ path: 'withTotal', code: 'invalid_type' }]);
  });
});
