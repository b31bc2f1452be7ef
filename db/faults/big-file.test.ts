import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openFactory } from '#db/connection/open-factory.ts';
import { temporaryFolder } from './folders.ts';
import { DATABASE } from './ledgers.ts';
import { MINIMAL_STEPS } from './next-steps.ts';

function open(folder: string) {
  return openFactory(folder, {
    holder: 'test',
    mayCreate: true,
    appVersion: '0.1.0',
    now: Date.now,
    steps: MINIMAL_STEPS,
  });
}

/** 300 MB of free pages: big for the check, cheap to make. */
async function bigFactory(): Promise<string> {
  const folder = temporaryFolder('big');
  await (await open(folder)).close();
  const handle = new Database(join(folder, DATABASE));
  handle.exec(
    'CREATE TABLE filler (x BLOB); INSERT INTO filler VALUES (zeroblob(300000000)); DROP TABLE filler',
  );
  handle.pragma('wal_checkpoint(TRUNCATE)');
  handle.close();
  return folder;
}

it('fault F11 and F13: a big file is read through unless its last use ended in good order, and never opened cut short', {
  timeout: 60_000,
}, async () => {
  const folder = await bigFactory();
  await (await open(folder)).close();
  const whole = statSync(join(folder, DATABASE)).size;
  const garbled = Buffer.alloc(4096, 0xa5);
  const file = openSync(join(folder, DATABASE), 'r+');
  writeSync(file, garbled, 0, garbled.length, 4096);
  closeSync(file);
  const mark = JSON.parse(readFileSync(join(folder, 'high-water.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'high-water.json'), JSON.stringify({ ...mark, isClosed: false }));
  await expect(open(folder)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });

  writeFileSync(join(folder, 'high-water.json'), JSON.stringify(mark));
  truncateSync(join(folder, DATABASE), whole - 8192);
  await expect(open(folder)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
});
