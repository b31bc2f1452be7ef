import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCore } from '#db/core.ts';
import { killHard, startChild } from './children.ts';
import { FAULT_ACCOUNT } from './fault-account.ts';
import { temporaryFolder } from './folders.ts';
import { DATABASE } from './ledgers.ts';

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

test('a sample that was killed while it was built leaves an untouched folder, in which a factory can be started', {
  timeout: 60_000,
}, async () => {
  const dataDir = temporaryFolder('sample');
  const beside = join(dataDir, 'sample.partial');
  const child = startChild('sample-child.ts', [dataDir]);
  // Accounts and parties are in it, and the years are being played.
  await expect
    .poll(() => sizeOf(join(beside, DATABASE)) + sizeOf(join(beside, `${DATABASE}-wal`)), {
      timeout: 40_000,
      interval: 5,
    })
    .toBeGreaterThan(3_000_000);
  await killHard(child);
  expect(child.errors()).toBe('');
  expect(existsSync(beside)).toBe(true);

  const core = await createCore({ dataDir });
  expect(core.host.state()).toEqual({ kind: 'empty' });
  const { factory, username, displayName } = FAULT_ACCOUNT;
  await core.host.startFactory({ factory, username, displayName, passwordHash: 'none' });
  expect(existsSync(beside)).toBe(false);
  expect(core.host.status()).toMatchObject({ state: 'ready', factory, isSample: false });
  await core.close();
});
