import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { createCore } from '#db/core.ts';
import {
  ADMIN_PASSWORD,
  adminFolder,
  expectRefused,
  initialisedFolder,
  runAdminProcess,
} from './admin-fixture.ts';

async function canSignIn(dataDir: string, username: string, password: string): Promise<boolean> {
  const core = await createCore({ dataDir });
  const { context } = core.connect({ transport: 'inprocess', device: 'test' });
  const client = createRouterClient(core.router, { context });
  try {
    await client.session.signIn({ username, password });
    return true;
  } catch {
    return false;
  } finally {
    await core.close();
  }
}

describe('admin command line', () => {
  it('starts a factory once', async () => {
    const folder = await initialisedFolder();
    expect(await canSignIn(folder, 'boss', ADMIN_PASSWORD)).toBe(true);
    expect(await canSignIn(folder, 'boss', 'another word 1')).toBe(false);
    const again = ['init', '--data-dir', folder, '--admin', 'other', '--password-stdin'];
    expectRefused(await runAdminProcess(again, ADMIN_PASSWORD), 'RULE_BROKEN');
  });

  it('manages accounts', async () => {
    const folder = await initialisedFolder();
    const at = ['--data-dir', folder];
    const user = (...words: string[]) => runAdminProcess(['user', ...words, ...at], 'first password\n');
    expect(await user('add', '李四', '--role', 'sales', '--password-stdin')).toMatchObject({
      status: 0,
      errors: [],
    });
    expectRefused(await user('add', '李四', '--role', 'sales', '--password-stdin'), 'DUPLICATE');
    expectRefused(await user('add', 'wang', '--role', 'king', '--password-stdin'), 'INPUT_INVALID');
    expect(await canSignIn(folder, '李四', 'first password')).toBe(true);
    expect(
      (await runAdminProcess(['user', 'password', '李四', '--password-stdin', ...at], 'second password'))
        .status,
    ).toBe(0);
    expect(await canSignIn(folder, '李四', 'first password')).toBe(false);
    expect(await canSignIn(folder, '李四', 'second password')).toBe(true);
    expect((await user('disable', '李四')).status).toBe(0);
    expect(await canSignIn(folder, '李四', 'second password')).toBe(false);
    expect((await user('list')).lines).toEqual([
      'boss\tadministrator\tactive\tboss',
      '李四\tsales\tdisabled\t李四',
    ]);
    expectRefused(await user('disable', 'boss'), 'RULE_BROKEN');
    expectRefused(await user('disable', 'nobody'), 'NOT_FOUND');
  }, 60_000);

  it('backs up, verifies and restores', async () => {
    const folder = await initialisedFolder();
    const at = ['--data-dir', folder];
    const backup = await runAdminProcess(['backup', ...at, '--to', join(adminFolder(), 'usb')]);
    expect(backup).toMatchObject({ status: 0, errors: [] });
    const path = backup.lines[0] ?? '';
    const verified = await runAdminProcess(['verify', path, '--json']);
    expect(JSON.parse(verified.lines[0] ?? '')).toMatchObject({
      path,
      manifest: { reason: 'manual', counts: { users: 1 } },
    });

    await runAdminProcess(
      ['user', 'add', 'late', '--role', 'service', '--password-stdin', ...at],
      'first password',
    );
    const restored = await runAdminProcess(['restore', path, '--json', ...at]);
    expect(restored).toMatchObject({ status: 0, errors: [] });
    expect(JSON.parse(restored.lines[0] ?? '')).toMatchObject({
      savesNotInBackup: 1,
      kept: expect.stringContaining(folder),
    });
    expect((await runAdminProcess(['user', 'list', ...at])).lines).toHaveLength(1);

    const file = join(path, 'millwright.db');
    const bytes = readFileSync(file);
    bytes[5000] = (bytes[5000] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    expectRefused(await runAdminProcess(['verify', path]), 'STORAGE_DAMAGED');
    expectRefused(await runAdminProcess(['restore', path, ...at]), 'STORAGE_DAMAGED');
    expectRefused(await runAdminProcess(['verify', join(path, '..', 'no.millbackup')]), 'STORAGE_MISSING');
  }, 60_000);

  it('fills only an untouched folder with the sample, and knows three sizes', async () => {
    const folder = await initialisedFolder();
    expectRefused(await runAdminProcess(['sample', '--data-dir', folder]), 'RULE_BROKEN');
    const huge = await runAdminProcess(['sample', '--data-dir', adminFolder(), '--size', 'XXL']);
    expectRefused(huge, 'INPUT_INVALID');
    expect(huge.errors[0]).toContain('demo|M|L');
  }, 60_000);

  it('fault F20 says at once that a LAN host holds the folder', async () => {
    const folder = await initialisedFolder();
    const core = await createCore({ dataDir: folder, holder: 'lan host' });
    for (const command of [['user', 'list'], ['backup'], ['init', '--admin', 'x1', '--password-stdin']]) {
      const run = await runAdminProcess([...command, '--data-dir', folder], ADMIN_PASSWORD);
      expectRefused(run, 'STORAGE_LOCKED');
      expect(run.errors[0]).toContain('lan host');
    }
    await core.close();
  }, 60_000);

  it('fault F14 refuses a folder whose database is gone, and one that never had a factory', async () => {
    const folder = adminFolder();
    expectRefused(await runAdminProcess(['user', 'list', '--data-dir', folder]), 'SETUP_REQUIRED');
    expectRefused(await runAdminProcess(['backup', '--data-dir', folder]), 'STORAGE_MISSING');
    writeFileSync(join(folder, 'high-water.json'), '{"seq":9,"at":1}');
    const init = ['init', '--data-dir', folder, '--admin', 'boss', '--password-stdin'];
    expectRefused(await runAdminProcess(init, ADMIN_PASSWORD), 'STORAGE_MISSING');
  }, 60_000);

  it('explains itself, and names what it did not understand', async () => {
    const help = await runAdminProcess(['--help']);
    expect(help.status).toBe(0);
    for (const name of ['init', 'sample', 'import', 'export', 'backup', 'thin', 'verify', 'restore', 'user'])
      expect(help.lines.join('\n')).toContain(`  ${name} `);
    expect((await runAdminProcess(['backup', '--help'])).lines).toEqual([
      expect.stringContaining('backup --data-dir DIR'),
    ]);
    for (const [args, named] of [
      [['frobnicate'], 'frobnicate'],
      [['backup'], '--data-dir'],
      [['backup', '--colour', 'x'], '--colour'],
      [['verify'], 'arguments'],
      [['init', '--data-dir', '/nowhere', '--admin', 'x1'], '--password-stdin'],
      [['init', '--data-dir', adminFolder(), '--admin', 'x1', '--password-stdin'], 'password'],
    ] as const) {
      const run = await runAdminProcess(args, 'short');
      expectRefused(run, 'INPUT_INVALID');
      expect(run.errors[0]).toContain(named);
    }
  }, 60_000);
});
