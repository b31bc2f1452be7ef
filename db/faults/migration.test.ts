import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '#db/backup/backup.ts';
import { listBackups } from '#db/backup/list.ts';
import { verifyBackup } from '#db/backup/verify.ts';
import type { WritableDb } from '#db/connection/database.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { openFactory } from '#db/connection/open-factory.ts';
import { migrate, schemaVersionOf } from '#db/migrations/migrate.ts';
import type { MigrationStep } from '#db/migrations/step.ts';
import { fingerprint, temporaryFolder } from './folders.ts';
import { createLedger, DATABASE, LEDGER_VERSION } from './ledgers.ts';
import { NEXT_STEPS, NEXT_VERSION } from './next-steps.ts';

const now = () => Date.UTC(2026, 0, 31);
const noBackup = { backup: () => undefined };

function oldLedger(rows = 30): { folder: string; file: string } {
  const folder = temporaryFolder('migrate');
  closeWriter(createLedger(folder, rows));
  return { folder, file: join(folder, DATABASE) };
}

function schemaOf(handle: Database): unknown {
  return handle.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
}

/** The Nth statement of the steps throws. */
function failingAt(at: number): { steps: MigrationStep[]; reached(): boolean } {
  let count = 0;
  const tick = () => {
    count += 1;
    if (count === at) throw Object.assign(new Error('injected'), { code: 'SQLITE_IOERR_WRITE' });
  };
  const wrap = (db: WritableDb): WritableDb => ({
    ...db,
    exec: (sql) => {
      tick();
      db.exec(sql);
    },
    run: (sql, params) => {
      tick();
      return db.run(sql, params);
    },
  });
  const steps = NEXT_STEPS.map((step) => ({ ...step, up: (db: WritableDb) => step.up(wrap(db)) }));
  return { steps, reached: () => count >= at };
}

describe('migrations', () => {
  it('runs what is pending, in order, once', async () => {
    const { file } = oldLedger();
    const handle = openWriter(file, { latestVersion: NEXT_VERSION });
    expect(await migrate(handle, NEXT_STEPS, noBackup)).toEqual({
      from: LEDGER_VERSION,
      to: NEXT_VERSION,
      steps: ['weights', 'rebuilt parts', 'notes'],
    });
    expect(await migrate(handle, NEXT_STEPS, noBackup)).toMatchObject({ steps: [] });
    expect(handle.prepare('SELECT count(*) FROM parts WHERE weight_g = 1000').pluck().get()).toBe(30);
    expect(handle.pragma('foreign_keys', { simple: true })).toBe(1);
    handle.close();
  });

  it('refuses a list that is out of order', async () => {
    const { file } = oldLedger();
    const handle = openWriter(file, { latestVersion: NEXT_VERSION });
    await expect(migrate(handle, NEXT_STEPS.toReversed(), noBackup)).rejects.toThrow(TypeError);
    handle.close();
  });

  it('fault F08 leaves the old schema whichever statement of whichever step fails', async () => {
    const { file } = oldLedger();
    const handle = openWriter(file, { latestVersion: NEXT_VERSION });
    const before = schemaOf(handle);
    let failures = 0;
    for (let at = 1; ; at += 1) {
      const { steps, reached } = failingAt(at);
      const outcome = await migrate(handle, steps, noBackup).catch((error: unknown) => error);
      if (!reached()) break;
      failures += 1;
      expect(outcome).toMatchObject({ code: 'STORAGE_FULL' });
      expect(schemaOf(handle)).toEqual(before);
      expect(schemaVersionOf(handle)).toBe(LEDGER_VERSION);
      expect(handle.pragma('foreign_keys', { simple: true })).toBe(1);
    }
    expect(failures).toBeGreaterThan(5);
    expect(schemaVersionOf(handle)).toBe(NEXT_VERSION);
    handle.close();
  });

  it('fault F27 rolls back when old rows break a step, names them, and the old program still opens the file', async () => {
    const { folder, file } = oldLedger();
    const before = openWriter(file, { latestVersion: LEDGER_VERSION });
    before.pragma('foreign_keys = OFF');
    before.exec('UPDATE parts SET parent_id = 999 WHERE id IN (3, 4)');
    closeWriter(before);
    const handle = openWriter(file, { latestVersion: NEXT_VERSION });
    await expect(migrate(handle, NEXT_STEPS, noBackup)).rejects.toMatchObject({
      code: 'STORAGE_DAMAGED',
      data: { detail: expect.stringMatching(/parts 3 → parts; parts 4 → parts/) },
    });
    closeWriter(handle);
    const old = openWriter(join(folder, DATABASE), { latestVersion: LEDGER_VERSION });
    expect(old.prepare('SELECT count(*) FROM parts').pluck().get()).toBe(30);
    old.close();
  });

  it('names the step whose own code fails', async () => {
    const { file } = oldLedger();
    const handle = openWriter(file, { latestVersion: 30 });
    const broken: MigrationStep = {
      version: 30,
      name: 'broken',
      up: (db) => {
        db.exec('CREATE TABLE a (x); CREATE TABLE a (x)');
      },
    };
    await expect(migrate(handle, [broken], noBackup)).rejects.toMatchObject({
      code: 'STORAGE_DAMAGED',
      data: { detail: expect.stringContaining('migration 30 broken: table a already exists') },
    });
    handle.close();
  });

  it('fault F28 refuses before anything is written when there is no room', async () => {
    const { folder } = oldLedger();
    const before = fingerprint(folder);
    const opening = openFactory(folder, {
      holder: 'test',
      appVersion: '0.2.0',
      now,
      steps: NEXT_STEPS,
      freeBytes: () => 4096,
    });
    await expect(opening).rejects.toMatchObject({
      code: 'STORAGE_FULL',
      data: { detail: expect.stringMatching(/MB/) },
    });
    expect(fingerprint(folder)).toEqual(before);
  });

  it('makes no change when the backup before it fails', async () => {
    const { file } = oldLedger();
    const handle = openWriter(file, { latestVersion: NEXT_VERSION });
    const backup = () => Promise.reject(new Error('no target'));
    await expect(migrate(handle, NEXT_STEPS, { backup })).rejects.toThrow('no target');
    expect(schemaVersionOf(handle)).toBe(LEDGER_VERSION);
    handle.close();
  });

  it('fault F26 makes a verified backup with a name of its own before each change', async () => {
    const { folder } = oldLedger();
    const options = { holder: 'test', appVersion: '0.2.0', now };
    const target = join(folder, 'backups');
    const first = await openFactory(folder, { ...options, steps: NEXT_STEPS.slice(0, 1) });
    await first.close();
    const second = await openFactory(folder, { ...options, steps: NEXT_STEPS });
    await second.close();
    const backups = await listBackups(target);
    expect(
      backups
        .map(({ manifest }) => [manifest.reason, manifest.schemaVersion])
        .toSorted((a, b) => Number(a[1]) - Number(b[1])),
    ).toEqual([
      ['before-migration', 10],
      ['before-migration', 20],
    ]);
    for (const { path } of backups) await verifyBackup(path);
  });

  it('fault F29 the older program refuses the newer file untouched, and the backup made before is there', async () => {
    const { folder } = oldLedger();
    const options = { holder: 'test', appVersion: '0.2.0', now };
    await (await openFactory(folder, { ...options, steps: NEXT_STEPS })).close();
    const before = fingerprint(folder);
    const old = openFactory(folder, { ...options, appVersion: '0.1.0', steps: NEXT_STEPS.slice(0, 1) });
    await expect(old).rejects.toMatchObject({
      code: 'STORAGE_NEWER',
      data: { found: NEXT_VERSION, supported: 20 },
    });
    expect(fingerprint(folder)).toEqual(before);
    const [backup] = await listBackups(join(folder, 'backups'));
    expect(backup?.manifest.schemaVersion).toBe(LEDGER_VERSION);
  });

  it('a fresh factory runs the same list without a backup', async () => {
    const folder = temporaryFolder('fresh');
    const files = await openFactory(folder, { holder: 'test', appVersion: '0.1.0', now, mayCreate: true });
    expect(files.migration.from).toBe(0);
    expect(await listBackups(join(folder, 'backups'))).toEqual([]);
    await backupDatabase({
      database: join(folder, DATABASE),
      target: join(folder, 'backups'),
      reason: 'manual',
      appVersion: '0.1.0',
      now,
    });
    await files.close();
  });
});
