import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readMark } from '#db/connection/high-water.ts';
import { type FactoryFiles, openFactory } from '#db/connection/open-factory.ts';
import { temporaryFolder } from './folders.ts';
import { copyAsCrashed, DATABASE } from './ledgers.ts';
import { MINIMAL_STEPS } from './next-steps.ts';

const START = 1_700_000_000_000;

function open(folder: string): Promise<FactoryFiles> {
  return openFactory(folder, {
    holder: 'test',
    mayCreate: true,
    appVersion: '0.1.0',
    now: Date.now,
    steps: MINIMAL_STEPS,
  });
}

function save(files: FactoryFiles, count: number): void {
  const insert = files.handle.prepare('INSERT INTO change_log (at) VALUES (?)');
  for (let i = 0; i < count; i += 1) {
    const seq = files.handle.prepare<[], number>('SELECT count(*) + 1 FROM change_log').pluck().get() ?? 1;
    insert.run(START + seq);
    files.highWater.note(seq, START + seq);
  }
}

/** Forty saves settled in the file, thirty-one more only in its log; then the folder is copied as it lies. */
async function crashedCopy(names?: string[]): Promise<string> {
  const source = temporaryFolder('source');
  const files = await open(source);
  save(files, 40);
  files.handle.pragma('wal_checkpoint(TRUNCATE)');
  save(files, 31);
  await files.highWater.flush();
  const copy = temporaryFolder('copy');
  copyAsCrashed(source, copy, names);
  await files.close();
  return copy;
}

describe('saves that were acknowledged and are gone', () => {
  it('fault F15 tells how many are missing, and of which time, when the log was not copied', async () => {
    const copy = await crashedCopy([DATABASE, 'high-water.json']);
    const files = await open(copy);
    const lost = { count: 31, after: START + 40, until: START + 71 };
    expect(files.highWater.missing).toEqual([lost]);
    save(files, 2);
    await files.close();
    const again = await open(copy);
    expect(again.highWater.missing).toEqual([lost]);
    await again.highWater.acknowledge();
    await again.close();
    const quiet = await open(copy);
    expect(quiet.highWater.missing).toEqual([]);
    await quiet.close();
  });

  it('says nothing when the log came along', async () => {
    const files = await open(await crashedCopy([DATABASE, `${DATABASE}-wal`, 'high-water.json']));
    expect(files.highWater.missing).toEqual([]);
    await files.close();
  });

  it.each(['cut', 'garbled'])('fault F16 loses only the tail of a %s log, and reports it', async (kind) => {
    const copy = await crashedCopy([DATABASE, `${DATABASE}-wal`, 'high-water.json']);
    const log = join(copy, `${DATABASE}-wal`);
    const bytes = readFileSync(log);
    if (kind === 'cut') truncateSync(log, bytes.length - 5000);
    else writeFileSync(log, bytes.fill(0xa5, bytes.length - 9000, bytes.length - 4000));
    const files = await open(copy);
    const held = files.handle.prepare<[], number>('SELECT max(seq) FROM change_log').pluck().get() ?? 0;
    expect(held).toBeGreaterThanOrEqual(67);
    expect(files.highWater.missing).toEqual([{ count: 71 - held, after: START + held, until: START + 71 }]);
    expect(files.handle.pragma('integrity_check', { simple: true })).toBe('ok');
    await files.close();
  });

  it('opens a healthy factory whose mark is unreadable, and draws the mark again', async () => {
    const copy = await crashedCopy([DATABASE, `${DATABASE}-wal`]);
    writeFileSync(join(copy, 'high-water.json'), '{"seq":');
    const files = await open(copy);
    expect(files.highWater.missing).toEqual([]);
    expect(readMark(copy)?.seq).toBe(71);
    await files.close();
  });

  it('writes the mark at most once a second, and at the end', async () => {
    const folder = temporaryFolder('mark');
    const files = await open(folder);
    save(files, 25);
    expect(readMark(folder)?.seq).toBe(0);
    await vi.waitFor(() => expect(readMark(folder)?.seq).toBe(25), { timeout: 10_000 });
    save(files, 1);
    await files.close();
    expect(readMark(folder)).toMatchObject({ seq: 26, at: START + 26, isClosed: true });
    const again = await open(folder);
    expect(readMark(folder)).toMatchObject({ seq: 26, isClosed: false });
    await again.close();
  });
});
