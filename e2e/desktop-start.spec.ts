import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let started: { child: ChildProcess; printed: () => string; ended: Promise<number> }[] = [];

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'millwright-start-'))));
afterEach(async () => {
  for (const { child } of started) child.kill('SIGTERM');
  await Promise.all(started.map(({ ended }) => ended));
  started = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: string[]): (typeof started)[number] {
  const child = spawn(command, args, { cwd: projectRoot, env: { ...process.env, CI: 'true' } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? -1)));
  const running = { child, printed: () => text, ended };
  started.push(running);
  return running;
}

const start = (...args: string[]): (typeof started)[number] =>
  run(process.execPath, [join(projectRoot, 'build', 'start.ts'), ...args]);

async function addressOf(program: (typeof started)[number]): Promise<string> {
  const find = (): string => /http:\/\/127\.0\.0\.1:\d+/.exec(program.printed())?.[0] ?? '';
  await expect.poll(find, { timeout: 60_000 }).not.toBe('');
  return find();
}

test('without a desktop: one sentence why, then the program at an address of this machine', async () => {
  const dataDir = join(folder, 'data');
  const program = start('--data-dir', dataDir, '--port', '0', '--no-open');
  await expect
    .poll(() => /http:\/\/127\.0\.0\.1:\d+/.exec(program.printed())?.[0], { timeout: 60_000 })
    .toBeTruthy();
  expect(program.printed()).toMatch(/^Millwright runs in the browser, because .+\.$/m);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(program.printed())?.[0] ?? '';
  const health: unknown = await (await fetch(`${address}/api/health`)).json();
  expect(health).toMatchObject({ version: expect.any(String), schemaVersion: expect.any(Number) });
  expect((await fetch(address)).headers.get('content-type')).toContain('text/html');
  expect(existsSync(dataDir)).toBe(true);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

test.skipIf(process.platform === 'win32')('ending npm ends the program behind it', async () => {
  const program = run('npm', [
    'start',
    '--silent',
    '--',
    '--data-dir',
    join(folder, 'npm'),
    '--port',
    '0',
    '--no-open',
  ]);
  const address = await addressOf(program);
  program.child.kill('SIGTERM');
  await program.ended;
  const answers = (): Promise<boolean> =>
    fetch(`${address}/api/health`).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, { timeout: 10_000 }).toBe(false);
});

test('a mistake on the command line is one line with a code and a failed exit', async () => {
  const program = start('--port', 'many');
  expect(await program.ended).toBe(1);
  expect(program.printed()).toMatch(/^INPUT_INVALID: --port must be 0 to 65535, not many[^\n]*\n$/);
});
