import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '#db/connection/lock.ts';
import { openFactory } from '#db/connection/open-factory.ts';
import { killHard, startChild, waitForOutput } from './children.ts';
import { fingerprint, temporaryFolder } from './folders.ts';
import { DATABASE } from './ledgers.ts';
import { MINIMAL_STEPS } from './next-steps.ts';

const options = { appVersion: '0.1.0', now: Date.now, steps: MINIMAL_STEPS };

function open(folder: string, holder = 'admin') {
  return openFactory(folder, { ...options, holder, mayCreate: true });
}

describe('one writing process per data folder', () => {
  it('fault F20 refuses the second process at once, by name, and lets it in when the first has gone', async () => {
    const folder = temporaryFolder('lock');
    const host = startChild('holding-child.ts', [folder, 'lan host']);
    await waitForOutput(host, /held/);
    const before = fingerprint(folder);
    await expect(open(folder)).rejects.toMatchObject({
      code: 'STORAGE_LOCKED',
      data: { detail: expect.stringMatching(new RegExp(`^lan host .*${host.process.pid}`)) },
    });
    expect(fingerprint(folder)).toEqual(before);

    // Reading the files of a folder another process holds must not have loosened its lock.
    await expect(open(folder)).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });

    await killHard(host);
    const after = await open(folder);
    await after.close();
    expect(Object.keys(fingerprint(folder)).toSorted()).toEqual(['high-water.json', DATABASE]);
  });

  it('fault F20 refuses a second opening in the same process and keeps the first one working', async () => {
    const folder = temporaryFolder('lock');
    const first = await open(folder);
    await expect(open(folder)).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    await expect(open(join(folder, '.', 'x', '..'))).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    const rival = startChild('holding-child.ts', [folder, 'desktop']);
    await new Promise((resolve) => rival.process.once('close', resolve));
    expect(rival.errors()).toContain('STORAGE_LOCKED');
    first.handle.exec('INSERT INTO change_log (at) VALUES (1)');
    await first.close();
  });

  it('fault F22 a lock left by a crash locks nobody out', async () => {
    const folder = temporaryFolder('lock');
    for (let i = 0; i < 3; i += 1) {
      const child = startChild('holding-child.ts', [folder, 'desktop']);
      await waitForOutput(child, /held/);
      await killHard(child);
      expect(existsSync(join(folder, 'millwright.lock'))).toBe(true);
    }
    await (await open(folder)).close();
  });

  it('fault F22 a lock file that is half written or rubbish locks nobody out', () => {
    const folder = temporaryFolder('lock');
    for (const rubbish of ['', '4711', 'SQLite format 3\0 cut', 'x'.repeat(5000)]) {
      writeFileSync(join(folder, 'millwright.lock'), rubbish);
      lockFolder(folder, 'desktop').release();
      expect(existsSync(join(folder, 'millwright.lock'))).toBe(false);
    }
  });

  it('releases the folder when opening fails', async () => {
    const folder = temporaryFolder('lock');
    const broken = [
      {
        version: 10,
        name: 'broken',
        up: () => {
          throw new Error('no');
        },
      },
    ];
    const opening = openFactory(folder, { ...options, holder: 'admin', mayCreate: true, steps: broken });
    await expect(opening).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    expect(existsSync(join(folder, 'millwright.lock'))).toBe(false);
    await (await open(folder)).close();
  });
});
