import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '#db/backup/backup.ts';
import { listBackups } from '#db/backup/list.ts';
import { verifyBackup } from '#db/backup/verify.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { startChild } from './children.ts';
import { fingerprint, temporaryFolder } from './folders.ts';
import { createLedger, DATABASE, LEDGER_VERSION } from './ledgers.ts';
import { NEXT_VERSION } from './next-steps.ts';

function ledgerFolder(rows: number): string {
  const folder = temporaryFolder('work');
  closeWriter(createLedger(folder, rows));
  return folder;
}

describe('killed in the middle of longer work', () => {
  it('fault F26 leaves the old or the new schema wherever a migration is killed', {
    timeout: 60_000,
  }, async () => {
    const versions: number[] = [];
    for (let at = 1; versions.at(-1) !== NEXT_VERSION; at += 1) {
      const folder = ledgerFolder(20);
      const child = startChild('migrating-child.ts', [folder, String(at)]);
      await new Promise((resolve) => child.process.once('close', resolve));
      expect(child.errors()).toBe('');
      const handle = openWriter(join(folder, DATABASE), { latestVersion: NEXT_VERSION });
      const version = Number(handle.pragma('user_version', { simple: true }));
      const columns = handle.prepare("SELECT name FROM pragma_table_info('parts')").pluck().all();
      expect(columns.includes('weight_g')).toBe(version === NEXT_VERSION);
      expect(handle.prepare('SELECT count(*) FROM parts').pluck().get()).toBe(20);
      handle.close();
      const [backup] = await listBackups(join(folder, 'backups'));
      expect((await verifyBackup(backup?.path ?? '')).manifest.schemaVersion).toBe(LEDGER_VERSION);
      versions.push(version);
    }
    expect(versions.length).toBeGreaterThan(8);
    expect(new Set(versions)).toEqual(new Set([LEDGER_VERSION, NEXT_VERSION]));
  });

  it('fault F30 never lists, opens or trips over a backup that was killed midway', {
    timeout: 30_000,
  }, async () => {
    const folder = ledgerFolder(60_000);
    const target = join(folder, 'backups');
    const options = {
      database: join(folder, DATABASE),
      target,
      reason: 'manual' as const,
      appVersion: '0.1.0',
      now: Date.now,
    };
    const drafts: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const child = startChild('backing-up-child.ts', [folder, String(4_000_000 * (round + 1))]);
      await new Promise((resolve) => child.process.once('close', resolve));
      expect(child.errors()).toBe('');
    }
    drafts.push(...readdirSync(target));
    expect(drafts.every((name) => name.endsWith('.partial'))).toBe(true);
    expect(statSync(join(target, drafts[0] ?? '', DATABASE)).size).toBeGreaterThan(4_000_000);
    expect(await listBackups(target)).toEqual([]);
    const before = fingerprint(target);
    for (const name of drafts) {
      await expect(verifyBackup(join(target, name))).rejects.toMatchObject({ code: 'STORAGE_FOREIGN' });
    }
    expect(fingerprint(target)).toEqual(before);
    const { path } = await backupDatabase(options);
    expect((await listBackups(target)).map((listed) => listed.path)).toEqual([path]);
    expect(existsSync(path)).toBe(true);
  });
});
