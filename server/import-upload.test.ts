import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from './door-fixture.ts';

let door: Door;
let cookie = '';
beforeAll(async () => {
  door = await openDoor();
  cookie = await door.signIn();
});
afterAll(() => door.close());

const LEDGER = '订单号,客户,日期,金额\nA-1,江南造船,2026-1-5,"1,200.50"\nA-2,沪东中华,2026-2-30,3\n';

async function upload(
  name: string,
  text: string,
): Promise<{ status: number; body: { uploadId?: string; code?: string } }> {
  const form = new FormData();
  form.set('file', new File([text], name, { type: 'text/csv' }));
  const answer = await fetch(`${door.url}/api/imports/files`, {
    method: 'POST',
    body: form,
    headers: { cookie, origin: door.url },
  });
  return { status: answer.status, body: (await answer.json()) as { uploadId?: string } };
}

interface Job {
  state: string;
  result: { read: number; new: number; error: number; batch: string };
}

async function finished(jobId: string): Promise<Job> {
  await door.core.host.jobs().settled(jobId);
  return (await door.send('GET', `/api/jobs/${jobId}`, { cookie })).json<Job & Record<string, unknown>>();
}

test('a script uploads a ledger, runs it, takes the rejected rows and undoes it', async () => {
  const { status, body } = await upload('台账.csv', LEDGER);
  expect(status).toBe(201);
  const request = { kind: 'orders' };
  const looked = await door.send('POST', '/api/imports/analysis', {
    cookie,
    json: { uploadId: body.uploadId, request },
  });
  expect(looked.json()).toMatchObject({
    counts: { read: 2, valid: 1, errors: 1 },
    questions: [{ id: 'unreadable:2' }],
  });
  const started = await door.send('POST', '/api/imports', {
    cookie,
    json: { uploadId: body.uploadId, request },
  });
  expect(started.status).toBe(202);
  const job = await finished(started.json<{ jobId: string }>().jobId);
  expect(job).toMatchObject({ state: 'done', result: { read: 2, new: 1, error: 1 } });
  const { batch } = job.result;
  const listed = await door.send('GET', '/api/imports', { cookie });
  expect(listed.json()).toMatchObject({ rows: [{ id: batch, readCount: 2, newCount: 1, errorCount: 1 }] });
  const rejected = await door.send('GET', `/api/imports/${batch}/rejected`, { cookie });
  expect(rejected.headers['content-disposition']).toMatch(/^attachment; filename=/);
  expect(rejected.text.startsWith('PK')).toBe(true);
  const undone = await door.send('POST', `/api/imports/${batch}/undo`, { cookie, json: {} });
  expect(undone.json()).toMatchObject({ state: 'undone' });
  expect((await door.send('GET', '/api/orders', { cookie })).json()).toMatchObject({ rows: [] });
});

test('nothing is taken in without signing in, and a wrong file says what it is', async () => {
  const form = new FormData();
  form.set('file', new File([LEDGER], 'a.csv'));
  const refused = await fetch(`${door.url}/api/imports/files`, {
    method: 'POST',
    body: form,
    headers: { origin: door.url },
  });
  expect(refused.status).toBe(401);
  const { body } = await upload('a.xlsx', LEDGER);
  const json = { uploadId: body.uploadId, request: { kind: 'orders' } };
  const looked = await door.send('POST', '/api/imports/analysis', { cookie, json });
  expect(looked.status).toBe(415);
  expect(looked.json()).toMatchObject({
    code: 'UNSUPPORTED_FILE',
    data: { reason: 'renamed', detected: 'csv' },
  });
});
