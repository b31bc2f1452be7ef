import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '#db/backup/backup.ts';
import { listBackups } from '#db/backup/list.ts';
import { PIN_FILE, thinBackups } from '#db/backup/thin.ts';
import { temporaryFolder } from './folders.ts';
import { addParts, createLedger, DATABASE } from './ledgers.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1, 4);

/** Six backups within one hour of one day, each with one save more than the last. */
async function sixBackups() {
  const folder = temporaryFolder('thin');
  const target = join(folder, 'backups');
  const handle = createLedger(folder, 10);
  const paths: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    addParts(handle, 1);
    const now = () => START + i * 600_000;
    const database = join(folder, DATABASE);
    paths.push(
      (await backupDatabase({ database, target, reason: 'scheduled', appVersion: '0.1.0', now })).path,
    );
  }
  handle.close();
  return { folder, target, paths };
}

describe('thinning backups', () => {
  it('keeps the last of an old day and what is pinned', async () => {
    const { folder, target, paths } = await sixBackups();
    writeFileSync(join(paths[2] ?? '', PIN_FILE), '');
    expect(await thinBackups(target, folder, START + DAY)).toMatchObject({ removed: [], kept: 6 });
    expect((await thinBackups(target, folder, START + 9 * DAY)).removed).toHaveLength(4);
    expect((await listBackups(target)).map(({ path }) => path)).toEqual([paths[5], paths[2]]);
  });

  it('fault F34 takes nothing away in the week after a restore', async () => {
    const { folder, target } = await sixBackups();
    mkdirSync(join(folder, 'before-restore-20260105-000000-000'));
    expect((await thinBackups(target, folder, START + 9 * DAY)).removed).toEqual([]);
    expect((await thinBackups(target, folder, START + 20 * DAY)).removed).toHaveLength(5);
  });

  it('fault F35 takes nothing away while one backup fails its check', async () => {
    const { folder, target, paths } = await sixBackups();
    const file = join(paths[5] ?? '', DATABASE);
    writeFileSync(file, readFileSync(file).fill(1, 9000, 9010));
    expect(await thinBackups(target, folder, START + 9 * DAY)).toEqual({
      removed: [],
      kept: 6,
      damaged: [paths[5]],
    });
  });
});
