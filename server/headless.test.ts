import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { ADMIN, rpcClient } from './door-fixture.ts';
import { readServeOptions } from './serve-options.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const folders: string[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-serve-'));
  folders.push(folder);
  return folder;
}

interface Run {
  child: ChildProcess;
  address: Promise<string>;
  exit: Promise<{ status: number | null; errors: string }>;
}

function serve(...args: string[]): Run {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      const url = /http:\/\/\S+/.exec(output)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`ended before it served: ${errors}`)));
  });
  address.catch(() => {});
  const exit = new Promise<{ status: number | null; errors: string }>((resolve) => {
    child.once('close', (status) => resolve({ status, errors }));
  });
  return { child, address, exit };
}

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

describe('npm run serve', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('serves, then exits quietly within 5 s of %s', async (signal) => {
    const run = serve('--data-dir', newFolder(), '--port', '0');
    const url = await run.address;
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ status: 'ok' });
    const asked = performance.now();
    run.child.kill(signal);
    expect(await run.exit).toEqual({ status: 0, errors: '' });
    expect(performance.now() - asked).toBeLessThan(5000);
  });

  test('S30 another address than loopback is refused in one line with the code', async () => {
    const { status, errors } = await serve('--data-dir', newFolder(), '--host', '0.0.0.0', '--port', '0')
      .exit;
    expect(status).toBe(1);
    expect(errors).toMatch(/^TLS_REQUIRED: [^\n]+ \{"host":"0\.0\.0\.0"\}\n$/);
  });

  test('a taken port is said in one line', async () => {
    const url = await serve('--data-dir', newFolder(), '--port', '0').address;
    const { status, errors } = await serve('--data-dir', newFolder(), '--port', new URL(url).port).exit;
    expect(status).toBe(1);
    expect(errors).toMatch(/^EADDRINUSE: [^\n]+\n$/);
  });

  test('F20 a folder that is already served is refused', async () => {
    const folder = newFolder();
    const url = await serve('--data-dir', folder, '--port', '0').address;
    await rpcClient(url).setup.startFactory({ factory: 'Works', displayName: 'Admin', ...ADMIN });
    const { status, errors } = await serve('--data-dir', folder, '--port', '0').exit;
    expect(status).toBe(1);
    expect(errors).toMatch(/^STORAGE_LOCKED: [^\n]+\n$/);
  });
});

describe('its command line', () => {
  test.each([[], ['--data-dir', '/d', '--port=many'], ['--data-dir', '/d', '--prot', '1'], ['--data-dir']])(
    'that cannot be understood is one line with the code: %j',
    async (...argv) => {
      const { status, errors } = await serve(...argv).exit;
      expect(status).toBe(1);
      expect(errors).toMatch(/^INPUT_INVALID: [^\n]+\n$/);
    },
  );
  test('needs a data folder', () => expect(() => readServeOptions([])).toThrow(/--data-dir.*missing/));
  test.each(['-1', '65536', 'x', '80.5', ''])('port %j is refused', (port) => {
    expect(() => readServeOptions(['--data-dir', '/d', `--port=${port}`])).toThrow(/--port.*not_understood/);
  });
  test('unknown words are refused, not passed over', () => {
    expect(() => readServeOptions(['--data-dir', '/d', '--prot', '1'])).toThrow(/--prot/);
  });
  test('defaults: loopback, 4170, no sample', () => {
    expect(readServeOptions(['--data-dir', '/d'])).toEqual({
      dataDir: '/d',
      host: '127.0.0.1',
      port: 4170,
      isSample: false,
    });
  });
});
