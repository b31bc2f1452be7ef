import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '#db/backup/backup.ts';
import { type RestoreOptions, restoreBackup } from '#db/backup/restore.ts';
import { resumeRestore } from '#db/backup/restore-swap.ts';
import { hasFactoryTraces } from '#db/connection/guards.ts';
import { lockFolder } from '#db/connection/lock.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { openFactory } from '#db/connection/open-factory.ts';
import { type FaultMode, faultyFileSystem, sweep } from './faulty-file-system.ts';
import { fingerprint, temporaryFolder } from './folders.ts';
import { addParts, copyAsCrashed, createLedger, DATABASE, LEDGER_VERSION, writeMark } from './ledgers.ts';
import { MINIMAL_STEPS } from './next-steps.ts';

const OLD_ROWS = 120;
const NEW_ROWS = 170;

/** A backup of 120 rows, and a crashed live folder of 170 rows whose last 50 are only in the log. */
async function scene() {
  const source = temporaryFolder('source');
  const handle = createLedger(source, OLD_ROWS);
  const { path: backup } = await backupDatabase({
    database: join(source, DATABASE),
    target: join(source, 'backups'),
    reason: 'manual',
    appVersion: '0.1.0',
    now: () => Date.UTC(2026, 0, 31),
  });
  handle.pragma('wal_checkpoint(TRUNCATE)');
  addParts(handle, NEW_ROWS - OLD_ROWS);
  const crash = (dataDir: string) => {
    copyAsCrashed(source, dataDir);
    // Any old index will do: it belongs to the log of another database once the files are swapped.
    copyFileSync(join(source, `${DATABASE}-shm`), join(dataDir, `${DATABASE}-shm`));
    writeMark(dataDir, NEW_ROWS);
  };
  return { backup, crash, end: () => handle.close() };
}

function options(backup: string, dataDir: string): RestoreOptions {
  const now = () => Date.UTC(2026, 1, 1);
  return { backup, dataDir, latestVersion: LEDGER_VERSION, holder: 'test', now };
}

function rowsIn(folder: string): unknown {
  const handle = openWriter(join(folder, DATABASE), { latestVersion: LEDGER_VERSION });
  try {
    return handle.prepare('SELECT count(*) FROM parts').pluck().get();
  } finally {
    closeWriter(handle);
  }
}

function keptIn(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith('before-restore-'));
}

describe('restore', () => {
  it('fault F17 never lets an old log meet the restored file, and keeps what it replaced', async () => {
    const { backup, crash, end } = await scene();
    const dataDir = temporaryFolder('restore');
    crash(dataDir);
    const result = await restoreBackup(options(backup, dataDir));
    expect(result.savesNotInBackup).toBe(NEW_ROWS - OLD_ROWS);
    expect(readdirSync(dataDir).toSorted()).toEqual([...keptIn(dataDir), DATABASE]);
    expect(rowsIn(dataDir)).toBe(OLD_ROWS);
    expect(rowsIn(result.kept ?? '')).toBe(NEW_ROWS);
    end();
  });

  it('restores into an empty folder, and again without losing what was kept before', async () => {
    const { backup, end } = await scene();
    const dataDir = join(temporaryFolder('restore'), 'new', 'factory');
    expect((await restoreBackup(options(backup, dataDir))).kept).toBeNull();
    for (let i = 0; i < 3; i += 1) await restoreBackup(options(backup, dataDir));
    expect(keptIn(dataDir)).toHaveLength(3);
    expect(rowsIn(dataDir)).toBe(OLD_ROWS);
    end();
  });

  it('changes nothing when the backup is bad, newer or the folder is in use', async () => {
    const { backup, crash, end } = await scene();
    const dataDir = temporaryFolder('restore');
    crash(dataDir);
    const before = fingerprint(dataDir);
    const expectRefused = async (change: Partial<RestoreOptions>, code: string) => {
      await expect(restoreBackup({ ...options(backup, dataDir), ...change })).rejects.toMatchObject({ code });
      expect(fingerprint(dataDir)).toEqual(before);
    };
    await expectRefused({ latestVersion: 5 }, 'STORAGE_NEWER');
    await expectRefused({ freeBytes: () => 10 }, 'STORAGE_FULL');
    await expectRefused({ backup: join(backup, '..', 'nothing.millbackup') }, 'STORAGE_MISSING');
    const lock = lockFolder(dataDir, 'lan host');
    await expect(restoreBackup(options(backup, dataDir))).rejects.toMatchObject({
      code: 'STORAGE_LOCKED',
      data: { detail: expect.stringContaining('lan host') },
    });
    lock.release();
    rmSync(join(backup, DATABASE));
    writeFileSync(join(backup, DATABASE), 'rotten');
    await expectRefused({}, 'STORAGE_DAMAGED');
    end();
  });
});

describe('a restore that was interrupted', () => {
  it('fault F33 is finished by the next opening, also in a folder that had nothing before', async () => {
    const { backup, end } = await scene();
    const dataDir = temporaryFolder('restore');
    await sweep(async (at) => {
      const { files } = faultyFileSystem({ at, mode: 'killed' });
      await restoreBackup({ ...options(backup, dataDir), files }).catch(() => undefined);
      return existsSync(join(dataDir, 'restore.json')) ? 'done' : 'failed';
    });
    expect(existsSync(join(dataDir, DATABASE))).toBe(false);
    expect(hasFactoryTraces(dataDir)).toBe(true);
    const opened = await openFactory(dataDir, {
      holder: 'test',
      appVersion: '0.1.0',
      now: Date.now,
      steps: MINIMAL_STEPS,
    });
    expect(opened.isRestoreFinished).toBe(true);
    expect(opened.handle.prepare('SELECT count(*) FROM parts').pluck().get()).toBe(OLD_ROWS);
    await opened.close();
    end();
  });
});

describe('restore under faults', () => {
  it.each<FaultMode>(['once', 'from-then-on', 'killed'])(
    'fault F33 leaves the old or the restored factory wherever a restore stops (%s)',
    { timeout: 60_000 },
    async (mode) => {
      const { backup, crash, end } = await scene();
      const seen = new Set<unknown>();
      const failures = await sweep(async (at) => {
        const dataDir = temporaryFolder('restore');
        crash(dataDir);
        const { files } = faultyFileSystem({ at, mode, code: at % 2 ? 'EPERM' : 'ENOSPC' });
        const outcome = await restoreBackup({ ...options(backup, dataDir), files }).then(
          () => 'done' as const,
          () => 'failed' as const,
        );
        await resumeRestore(dataDir);
        const rows = rowsIn(dataDir);
        seen.add(rows);
        const [kept] = keptIn(dataDir);
        if (rows === OLD_ROWS) expect(rowsIn(join(dataDir, kept ?? ''))).toBe(NEW_ROWS);
        else expect([rows, kept]).toEqual([NEW_ROWS, undefined]);
        expect(existsSync(join(dataDir, 'restore.json'))).toBe(false);
        if (outcome === 'done') expect(rows).toBe(OLD_ROWS);
        return outcome;
      });
      expect(failures).toBeGreaterThan(20);
      expect(seen).toEqual(new Set([NEW_ROWS, OLD_ROWS]));
      end();
    },
  );

  it('fault F33 finishes even when the finishing itself is stopped at every place', {
    timeout: 60_000,
  }, async () => {
    const { backup, crash, end } = await scene();
    const stopped = async (at: number) => {
      const dataDir = temporaryFolder('restore');
      crash(dataDir);
      const { files } = faultyFileSystem({ at, mode: 'killed' });
      await restoreBackup({ ...options(backup, dataDir), files }).catch(() => undefined);
      return dataDir;
    };
    // Up to where the intent is written and nothing of the swap is done yet.
    const begun =
      1 +
      (await sweep(async (at) => (existsSync(join(await stopped(at), 'restore.json')) ? 'done' : 'failed')));
    const failures = await sweep(async (at) => {
      const dataDir = await stopped(begun);
      const outcome = await resumeRestore(dataDir, faultyFileSystem({ at, mode: 'killed' }).files).then(
        () => 'done' as const,
        () => 'failed' as const,
      );
      await resumeRestore(dataDir);
      expect(rowsIn(dataDir)).toBe(OLD_ROWS);
      expect(rowsIn(join(dataDir, keptIn(dataDir)[0] ?? ''))).toBe(NEW_ROWS);
      return outcome;
    });
    expect(failures).toBeGreaterThan(10);
    end();
  });
});
