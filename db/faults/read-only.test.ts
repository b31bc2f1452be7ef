import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { fingerprint, temporaryFolder } from './folders.ts';
import { createLedger, DATABASE, LEDGER_VERSION } from './ledgers.ts';

/** The system lets root write to anything; only the immutable flag of the file system stops it. */
function forbidWriting(path: string, isForbidden: boolean): void {
  if (process.getuid?.() === 0) execFileSync('chattr', [isForbidden ? '+i' : '-i', path], { stdio: 'pipe' });
  else chmodSync(path, isForbidden ? 0o500 : 0o700);
}

/** Windows rights and file systems without such a flag are out of reach here; the run then says "skipped". */
function canForbid(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'mw-probe-'));
  try {
    forbidWriting(probe, true);
    forbidWriting(probe, false);
    return process.platform !== 'win32';
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

describe.runIf(canForbid())('a place that may not be written to', () => {
  it.each(['database', 'folder'])('fault F10 names the %s and touches nothing', (what) => {
    const folder = temporaryFolder('readonly');
    closeWriter(createLedger(folder, 20));
    const file = join(folder, DATABASE);
    const forbidden = what === 'database' ? file : folder;
    const before = fingerprint(folder);
    forbidWriting(forbidden, true);
    onTestFinished(() => forbidWriting(forbidden, false));
    expect(() => openWriter(file, { latestVersion: LEDGER_VERSION })).toThrow(
      expect.objectContaining({
        code: 'STORAGE_READ_ONLY',
        data: expect.objectContaining({ path: forbidden }),
      }),
    );
    expect(fingerprint(folder)).toEqual(before);
    forbidWriting(forbidden, false);
    openWriter(file, { latestVersion: LEDGER_VERSION }).close();
  });
});
