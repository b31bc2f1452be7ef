import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from './door-fixture.ts';

let door: Door;
let cookie: string;
beforeAll(async () => {
  door = await openDoor();
  cookie = await door.signIn();
});
afterAll(() => door.close());

const ledger = () =>
  new File(['客户,产品,数量\n江南造船,锚绞机,2\n'], '市场台账 2026.csv', { type: 'text/csv' });

test('a ledger is uploaded over REST as a form', async () => {
  const form = new FormData();
  form.set('file', ledger());
  const answer = await fetch(`${door.url}/api/imports/files`, {
    method: 'POST',
    body: form,
    headers: { cookie },
  });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ name: '市场台账 2026.csv', bytes: ledger().size });
});

test('and through RPC as a file', async () => {
  const made = await door.rpc(cookie).imports.upload({ file: ledger() });
  expect(made).toMatchObject({ name: '市场台账 2026.csv', bytes: ledger().size });
});

test('a file field that is text is an input error', async () => {
  const form = new FormData();
  form.set('file', 'not a file');
  const answer = await fetch(`${door.url}/api/imports/files`, {
    method: 'POST',
    body: form,
    headers: { cookie },
  });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'INPUT_INVALID', data: { issues: [{ path: 'file' }] } });
});

test('the other addresses of the slice take JSON as everywhere', async () => {
  const answer = await door.send('POST', '/api/imports/analysis', { json: {}, cookie });
  expect(answer.status).toBe(422);
  expect((await door.send('GET', '/api/imports', { cookie })).json()).toMatchObject({ rows: [], next: null });
});
