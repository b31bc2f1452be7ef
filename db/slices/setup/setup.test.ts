import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, it } from 'vitest';
import { createCore } from '#db/core.ts';
import { temporaryFolder } from '#db/faults/folders.ts';

const ACCOUNT = { username: 'admin', displayName: '管理员', password: 'correct-horse-1' };

async function factory(dataDir: string) {
  const core = await createCore({ dataDir, holder: 'test' });
  const { context } = core.connect({ transport: 'inprocess', device: 'test' });
  return { core, client: createRouterClient(core.router, { context }) };
}

it('tells where the files are to whoever sets up, then only to people who are signed in', async () => {
  const dataDir = temporaryFolder('setup');
  const { core, client } = await factory(dataDir);
  expect((await client.setup.status()).dataDir).toBe(dataDir);
  await client.setup.startFactory({ factory: '江南锚机厂', ...ACCOUNT });
  expect((await client.setup.status()).dataDir).toBeNull();
  await client.session.signIn({ username: ACCOUNT.username, password: ACCOUNT.password });
  expect(await client.setup.status()).toMatchObject({ dataDir, missingSaves: [] });
  await core.close();
});

it('fault F15 says which saves are missing until somebody in charge has read it', async () => {
  const dataDir = temporaryFolder('missing');
  const first = await factory(dataDir);
  await first.client.setup.startFactory({ factory: '江南锚机厂', ...ACCOUNT });
  await first.core.close();
  const file = join(dataDir, 'high-water.json');
  const mark = JSON.parse(readFileSync(file, 'utf8')) as { seq: number; at: number };
  writeFileSync(file, JSON.stringify({ ...mark, seq: mark.seq + 7, at: mark.at + 60_000 }));

  const { core, client } = await factory(dataDir);
  expect((await client.setup.status()).missingSaves).toEqual([]);
  await expect(client.setup.acknowledgeMissing()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await client.session.signIn({ username: ACCOUNT.username, password: ACCOUNT.password });
  const { missingSaves } = await client.setup.status();
  expect(missingSaves).toEqual([{ count: 7, after: expect.any(Number), until: mark.at + 60_000 }]);
  expect((await client.setup.acknowledgeMissing()).missingSaves).toEqual([]);
  await core.close();
  const again = await factory(dataDir);
  await again.client.session.signIn({ username: ACCOUNT.username, password: ACCOUNT.password });
  expect((await again.client.setup.status()).missingSaves).toEqual([]);
  await again.core.close();
});
