import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupDatabase } from '#db/backup/backup.ts';
import { listBackups } from '#db/backup/list.ts';
import { createCore } from '#db/core.ts';
import { FAULT_ACCOUNT } from './fault-account.ts';
import { temporaryFolder } from './folders.ts';
import { DATABASE } from './ledgers.ts';

/** An empty factory takes two megabytes; a log of its changes at its largest, four. */
const SIZE = 12 * 1024 * 1024;

function smallDisk(): string {
  const place = join(temporaryFolder('full'), 'disk');
  mkdirSync(place);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', place], { stdio: 'pipe' });
  onTestFinished(() => void execFileSync('umount', [place], { stdio: 'pipe' }));
  return place;
}

/** Needs root; where that is missing the run says "skipped". */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = mkdtempSync(join(tmpdir(), 'mw-probe-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', probe], { stdio: 'pipe' });
    execFileSync('umount', [probe], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

describe.runIf(canMount())('a full disk', () => {
  it('fault F04 refuses the save, goes on reading, and saves again after room was made', {
    timeout: 60_000,
  }, async () => {
    const disk = smallDisk();
    const dataDir = join(disk, 'data');
    const filler = join(disk, 'filler');
    writeFileSync(filler, Buffer.alloc(SIZE / 2));
    const core = await createCore({ dataDir });
    const { context } = core.connect({ transport: 'inprocess', device: 'test', holder: 'w' });
    const client = createRouterClient(core.router, { context });
    await client.setup.startFactory(FAULT_ACCOUNT);
    await client.session.signIn({ username: FAULT_ACCOUNT.username, password: FAULT_ACCOUNT.password });
    let saved = 0;
    let refusal: unknown;
    while (refusal === undefined && saved < 5000) {
      const [error] = await safe(client.parties.create({ name: `客户 ${saved}`, note: 'x'.repeat(3000) }));
      if (error) refusal = isDefinedError(error) ? error.code : error;
      else saved += 1;
    }
    expect(refusal).toBe('STORAGE_FULL');
    expect((await client.parties.list({ limit: 1, withTotal: true })).total).toBe(saved);

    const target = join(dataDir, 'backups');
    const backup = backupDatabase({
      database: join(dataDir, DATABASE),
      target,
      reason: 'manual',
      appVersion: '0.1.0',
      now: Date.now,
      freeBytes: () => Number.MAX_SAFE_INTEGER,
    });
    await expect(backup).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(await listBackups(target)).toEqual([]);

    rmSync(filler);
    await client.parties.create({ name: '重试', note: 'x'.repeat(3000) });
    expect((await client.parties.list({ limit: 1, withTotal: true })).total).toBe(saved + 1);
    await core.close();
    const again = await createCore({ dataDir });
    expect(again.host.state()).toMatchObject({ kind: 'ready' });
    await again.close();
  });
});
