import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Door, openDoor } from './door-fixture.ts';

let door: Door;
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close());

test('fault F52 a call asked again under its key makes one record, over either address', async () => {
  const cookie = await door.signIn();
  const create = async (key: string) => {
    const headers = { 'idempotency-key': key };
    const answer = await door.send('POST', '/api/parties', { cookie, headers, json: { name: '江南造船' } });
    return answer.json<{ id: string }>().id;
  };
  const overRpc = async () => {
    const headers = { 'idempotency-key': 'k3' };
    const json = { json: { name: '江南造船' } };
    const answer = await door.send('POST', '/rpc/parties/create', { cookie, headers, json });
    return answer.json<{ json: { id: string } }>().json.id;
  };
  const first = await create('k1');
  expect(await create('k1')).toBe(first);
  expect(await create('k2')).not.toBe(first);
  expect(await overRpc()).toBe(await overRpc());
  const list = await door.send('GET', '/api/parties?limit=50', { cookie });
  expect(list.json<{ rows: unknown[] }>().rows).toHaveLength(3);
});

test('fault F52 a key under other contents makes nothing and says what was made; the answer with the signing key is kept nowhere', async () => {
  const cookie = await door.signIn();
  const headers = { 'idempotency-key': 'k1' };
  const create = (name: string) => door.send('POST', '/api/parties', { cookie, headers, json: { name } });
  const first = (await create('江南造船')).json<{ id: string; no: string }>();
  const other = await create('江南造船厂');
  expect(other.status).toBe(409);
  expect(other.text).toContain('ALREADY_SAVED');
  expect(other.text).toContain(first.id);

  const send = () => door.send('POST', '/rpc/labels/exportKey', { cookie, headers, json: {} });
  const { privateKey } = (await send()).json<{ json: { privateKey: string } }>().json;
  expect((await send()).json<{ json: { privateKey: string } }>().json.privateKey).toBe(privateKey);
  const kept = door.core.host.store().handle.prepare('SELECT call, answer FROM answered_calls').all() as {
    call: string;
    answer: string;
  }[];
  expect(kept.map((one) => one.call)).toEqual(['parties.create k1 1']);
  expect(JSON.stringify(kept)).not.toContain(privateKey.slice(30, 60));
});
