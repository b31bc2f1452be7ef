import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type BackupOptions, backupDatabase } from '#db/backup/backup.ts';
import { findNewestGood, listBackups } from '#db/backup/list.ts';
import { verifyBackup } from '#db/backup/verify.ts';
import { type FaultMode, faultyFileSystem, sweep } from './faulty-file-system.ts';
import { fingerprint, temporaryFolder } from './folders.ts';
import { addParts, createLedger, DATABASE } from './ledgers.ts';

type Factory = { folder: string; target: string; handle: Database; options: BackupOptions };

function factory(rows = 200): Factory {
  const folder = temporaryFolder('backup');
  const target = join(folder, 'backups');
  const handle = createLedger(folder, rows);
  const options: BackupOptions = {
    database: join(folder, DATABASE),
    target,
    reason: 'manual',
    appVersion: '0.1.0',
    now: () => Date.UTC(2026, 0, 31, 4, 30),
    attachments: join(folder, 'attachments'),
  };
  return { folder, target, handle, options };
}

describe('backup', () => {
  it('holds what was saved up to its moment, described by its manifest', async () => {
    const { handle, options, target } = factory(150);
    const { path, manifest } = await backupDatabase(options);
    addParts(handle, 10);
    expect(path).toMatch(/millwright-20260131-\d{6}-150\.millbackup$/);
    expect(manifest).toMatchObject({
      changeLogSeq: 150,
      schemaVersion: 10,
      reason: 'manual',
      counts: { parts: 150, change_log: 150 },
    });
    expect(readdirSync(path)).toEqual(['manifest.json', DATABASE]);
    expect((await verifyBackup(path)).manifest).toEqual(manifest);
    expect((await listBackups(target)).map(({ path: listed }) => listed)).toEqual([path]);
    handle.close();
  });

  it('leaves nothing beside a backup it reads', async () => {
    const { handle, options, target } = factory();
    const { path } = await backupDatabase(options);
    const before = fingerprint(target);
    await verifyBackup(path);
    await verifyBackup(join(path, DATABASE));
    await listBackups(target);
    expect(fingerprint(target)).toEqual(before);
    handle.close();
  });

  it('copies one moment although saves go on meanwhile', async () => {
    const { handle, options } = factory(3000);
    let during = 0;
    const onProgress = () => {
      during += 1;
      addParts(handle, 5);
    };
    const { manifest } = await backupDatabase({ ...options, onProgress });
    expect(during).toBeGreaterThan(0);
    expect(manifest.counts).toEqual({ parts: 3000, change_log: 3000 });
    handle.close();
  });

  it('gives two backups of one second two names, and the newest saves come first in the list', async () => {
    const { handle, options, target } = factory();
    await backupDatabase(options);
    await backupDatabase({ ...options, now: () => options.now() + 1 });
    addParts(handle, 1);
    await backupDatabase({ ...options, now: () => Date.UTC(2020, 0, 1) });
    const names = (await listBackups(target)).map(({ name }) => name.replace(/\d{8}-\d{6}/, 'T'));
    expect(names).toEqual([
      'millwright-T-201.millbackup',
      'millwright-T-200-2.millbackup',
      'millwright-T-200.millbackup',
    ]);
    handle.close();
  });

  it('keeps an attachment once, however many backups list it', async () => {
    const { handle, options, target, folder } = factory();
    mkdirSync(join(folder, 'attachments'));
    writeFileSync(join(folder, 'attachments', 'a1'), '铭牌照片');
    const first = await backupDatabase(options);
    const second = await backupDatabase(options);
    expect(first.manifest.attachments).toEqual(second.manifest.attachments);
    const [stored] = readdirSync(join(target, 'attachments'));
    expect(stored).toBe(first.manifest.attachments[0]?.sha256);
    writeFileSync(join(target, 'attachments', stored ?? ''), 'other');
    await expect(verifyBackup(first.path)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    handle.close();
  });
});

describe('backup under faults', () => {
  it('fault F05 refuses before writing when the target has no room', async () => {
    const { handle, options, target } = factory();
    await backupDatabase(options);
    const before = fingerprint(target);
    const attempt = backupDatabase({ ...options, freeBytes: () => 1000 });
    await expect(attempt).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(fingerprint(target)).toEqual(before);
    handle.close();
  });

  it.each<FaultMode>(['once', 'from-then-on', 'killed'])(
    'fault F08 survives a failing file operation at every place of a backup (%s)',
    { timeout: 60_000 },
    async (mode) => {
      const { handle, options, target, folder } = factory(20);
      mkdirSync(join(folder, 'attachments'));
      writeFileSync(join(folder, 'attachments', 'a1'), '铭牌照片');
      const good = await backupDatabase(options);
      const failures = await sweep(async (at) => {
        const { files } = faultyFileSystem({ at, mode, code: 'ENOSPC' });
        const outcome = await backupDatabase({ ...options, files }).then(
          () => 'done' as const,
          () => 'failed' as const,
        );
        for (const { path } of await listBackups(target)) await verifyBackup(path);
        expect((await verifyBackup(good.path)).manifest).toEqual(good.manifest);
        if (mode === 'once')
          expect(readdirSync(target).filter((name) => name.endsWith('.partial'))).toEqual([]);
        expect(handle.pragma('quick_check', { simple: true })).toBe('ok');
        return outcome;
      });
      expect(failures).toBeGreaterThan(8);
      handle.close();
    },
  );

  it('fault F32 offers the next older backup when the newest rotted on the shelf', async () => {
    const { handle, options, target } = factory();
    const older = await backupDatabase(options);
    addParts(handle, 5);
    const newest = await backupDatabase(options);
    const file = join(newest.path, DATABASE);
    const bytes = readFileSync(file);
    const at = bytes.length - 700;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(verifyBackup(newest.path)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    expect((await findNewestGood(target))?.path).toBe(older.path);
    handle.close();
  });

  it('refuses a backup with a journal beside it, a cut one and one without its manifest', async () => {
    const { handle, options } = factory();
    const { path } = await backupDatabase(options);
    writeFileSync(join(path, `${DATABASE}-journal`), 'x');
    await expect(verifyBackup(path)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    const cut = await backupDatabase(options);
    writeFileSync(join(cut.path, DATABASE), readFileSync(join(cut.path, DATABASE)).subarray(0, -4096));
    await expect(verifyBackup(cut.path)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    writeFileSync(join(cut.path, 'manifest.json'), '{}');
    await expect(verifyBackup(cut.path)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    await expect(verifyBackup(join(path, 'nowhere'))).rejects.toMatchObject({
      code: expect.stringMatching(/^STORAGE_/),
    });
    expect(existsSync(path)).toBe(true);
    handle.close();
  });
});
