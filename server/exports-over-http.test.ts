import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportDone, ViewExport } from '#contract/exports/exports.schema.ts';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import { type Door, openDoor } from './door-fixture.ts';

const PARTIES = 620;
let door: Door;
let cookie: string;
beforeAll(async () => {
  door = await openDoor();
  cookie = await door.signIn();
  const rpc = door.rpc(cookie);
  const names = Array.from({ length: PARTIES }, (_, at) => `船厂${String(at).padStart(4, '0')}`);
  for (const name of names) await rpc.parties.create({ name, region: `区${name.at(-1)}` });
}, 60_000);
afterAll(() => door.close());

const VIEW: ViewExport = {
  list: 'parties',
  title: '单位/名录',
  format: 'xlsx',
  columns: [
    { id: 'no', header: '编号', kind: 'text' },
    { id: 'name', header: '名称', kind: 'text' },
    { id: 'roles', header: '角色', kind: 'text' },
  ],
  sort: [{ column: 'name', direction: 'desc' }],
  words: { total: '合计', blank: '（空白）', yes: '是', no: '否', notes: '说明' },
};

/** The job once it is over; asks again instead of waiting a time. */
async function over(id: string): Promise<JobRow> {
  for (;;) {
    const job = await door.rpc(cookie).jobs.get({ id });
    if (job.finishedAt !== null) return job;
  }
}

describe('exports as jobs', () => {
  test('a view becomes a workbook that only its owner fetches', async () => {
    const rpc = door.rpc(cookie);
    const { jobId } = await rpc.exports.view(VIEW);
    const job = await over(jobId);
    const done = job.result as ExportDone;
    expect(job).toMatchObject({ state: 'done', total: PARTIES });
    expect(done).toMatchObject({
      rows: PARTIES,
      name: expect.stringMatching(/^单位 名录 \d{4}-\d\d-\d\d\.xlsx$/),
    });
    const file = await rpc.exports.file({ id: done.id });
    expect([file.name, file.size]).toEqual([done.name, done.bytes]);
    const { rows } = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets[0] ?? { rows: [] };
    expect(rows.length).toBe(PARTIES + 1);
    expect(rows[1]?.[1]).toBe(`船厂0${PARTIES - 1}`);
    await rpc.users.create({
      username: 'second',
      password: 'long enough 2',
      displayName: '二',
      role: 'sales',
    });
    const other = await door.signIn('second', 'long enough 2');
    await expect(door.rpc(other).exports.file({ id: done.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(door.rpc(other).exports.all()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('over REST it is a download under its name', async () => {
    const start = await door.send('POST', '/api/exports/kinds', {
      json: { kind: 'parties', format: 'csv' },
      cookie,
    });
    expect(start.status).toBe(202);
    const { jobId } = start.json() as { jobId: string };
    const done = (await over(jobId)).result as ExportDone;
    const answer = await fetch(`${door.url}/api/exports/${done.id}/file`, { headers: { cookie } });
    expect(answer.headers.get('content-disposition')).toContain('parties');
    expect((await answer.text()).split('\r\n').length).toBe(PARTIES + 2);
  });

  test('a cancelled one leaves nothing', async () => {
    const { jobId } = await door.rpc(cookie).exports.view(VIEW);
    await door.rpc(cookie).jobs.cancel({ id: jobId });
    const job = await over(jobId);
    expect(['cancelled', 'done']).toContain(job.state);
    const left = readdirSync(join(door.dataDir, 'temp', 'exports'), { recursive: true }).map(String);
    expect(left.filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('what no list knows is refused before a job begins', async () => {
    const rpc = door.rpc(cookie);
    await expect(rpc.exports.view({ ...VIEW, list: 'nothing' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const wrong = { ...VIEW, sort: [{ column: 'x', direction: 'asc' as const }] };
    await expect(rpc.exports.view(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(rpc.exports.kind({ kind: 'x', format: 'csv' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(await rpc.exports.kinds()).toContain('orders');
  });

  test('C71 everything leaves as one archive with its schema, without passwords or the key that signs labels', async () => {
    const { jobId } = await door.rpc(cookie).exports.all();
    const job = await over(jobId);
    expect(job.error).toBe(null);
    const file = await door.rpc(cookie).exports.file({ id: (job.result as ExportDone).id });
    const bytes = Buffer.from(await file.arrayBuffer());
    const entries = await entriesOf(bytes);
    const names = [...entries.keys()];
    expect(names).toEqual(expect.arrayContaining(['README.txt', 'schema.sql', 'workbooks/orders.xlsx']));
    expect(names).toEqual(
      expect.arrayContaining(['tables/parties.csv', 'tables/change_log.csv', 'tables/users.csv']),
    );
    expect(names.filter((name) => name.includes('session') || name.includes('fts'))).toEqual([]);
    expect(entries.get('tables/users.csv')).not.toContain('argon2');
    expect(entries.get('tables/users.csv')).toContain('second');
    expect(entries.get('tables/label_keys.csv')).toContain('public_key');
    expect([...entries].filter(([, text]) => text.includes('PRIVATE KEY'))).toEqual([]);
    expect(entries.get('tables/parties.csv')?.split('\r\n').length).toBe(PARTIES + 2);
    expect(entries.get('README.txt')).toContain('party_roles');
  });
});

/** Names and texts of an archive, read by its directory alone. */
async function entriesOf(zip: Buffer): Promise<Map<string, string>> {
  const { inflateRawSync } = await import('node:zlib');
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = zip.readUInt32LE(end + 16);
  const entries = new Map<string, string>();
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, packed, length, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.subarray(at + 46, at + 46 + length).toString();
    const from = local + 30 + length;
    const bytes = zip.subarray(from, from + packed);
    entries.set(name, method === 8 ? inflateRawSync(bytes).toString() : '');
    at += 46 + length;
  }
  return entries;
}
