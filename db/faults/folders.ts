import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of this test's own, gone when the test ends. */
export function temporaryFolder(name = 'fault'): string {
  const folder = mkdtempSync(join(tmpdir(), `mw-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/**
 * Every file below a folder with the hash of its bytes; two equal fingerprints mean nothing was touched.
 * The bytes of `-shm` are left out (any reader draws that file again), its presence is not.
 */
export function fingerprint(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const print: Record<string, string> = {};
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    const hash = entry.name.endsWith('-shm')
      ? 'present'
      : createHash('sha256').update(readFileSync(path)).digest('hex');
    print[relative(folder, path).split(sep).join('/')] = hash;
  }
  return print;
}
