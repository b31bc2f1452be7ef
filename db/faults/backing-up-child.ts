import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupDatabase } from '#db/backup/backup.ts';
import { DATABASE } from './ledgers.ts';

/** Run as a process of its own: backs a folder up and kills itself when the copy has reached a size. */
const [, , folder = '', limit = ''] = process.argv;
const target = join(folder, 'backups');

function largestDraft(): number {
  if (!existsSync(target)) return 0;
  const sizes = readdirSync(target).map(
    (name) => statSync(join(target, name, DATABASE), { throwIfNoEntry: false })?.size ?? 0,
  );
  return Math.max(0, ...sizes);
}

await backupDatabase({
  database: join(folder, DATABASE),
  target,
  reason: 'manual',
  appVersion: '0.1.0',
  now: Date.now,
  onProgress() {
    if (largestDraft() >= Number(limit)) process.kill(process.pid, 'SIGKILL');
  },
});
