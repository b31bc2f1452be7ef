import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writableDb } from '#db/connection/database.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { sortKey } from '#db/text-order/sort-key.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './index.ts';
import { migrate } from './migrate.ts';

const MADE = 12_000;

it('U58: an older file gets the keys of all its rows, and keeps its triggers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-test-'));
  const handle = openWriter(join(folder, 'old.db'), { latestVersion: SCHEMA_VERSION, mayCreate: true });
  onTestFinished(() => {
    closeWriter(handle);
    rmSync(folder, { recursive: true, force: true });
  });
  const older = MIGRATIONS.filter(({ version }) => version < 390);
  await migrate(handle, older, { backup: () => {} });
  const db = writableDb(handle);
  const triggers = () => db.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
  const before = triggers();
  handle.exec('BEGIN');
  for (let i = 0; i < MADE; i += 1)
    db.run(
      `INSERT INTO parties (id, no, name, name_key, created_at, created_by, updated_at, updated_by)
       VALUES (?, ?, ?, ?, 0, '', 0, '')`,
      [`p${i}`, `C-${i}`, `重庆船厂 ${i}`, `k${i}`],
    );
  handle.exec('COMMIT');
  const upTo390 = MIGRATIONS.filter(({ version }) => version <= 390);
  await migrate(handle, upTo390, { backup: () => {} });
  const rows = db.all<{ name: string; key: string }>('SELECT name, name_sort AS key FROM parties');
  expect(rows.length).toBe(MADE);
  expect(rows.filter(({ name, key }) => key !== sortKey(name))).toEqual([]);
  expect(triggers()).toEqual(before);
});
