import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

export type AdminRun = { status: number | null; lines: string[]; errors: string[] };

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The same sources are compiled for dozens of short processes; once is enough. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'node-compile-cache');

/** The command line as a script runs it: a process of its own, password on standard input. */
export function runAdminProcess(
  args: readonly string[],
  input = '',
  killAfterMs?: number,
): Promise<AdminRun> {
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, NODE_COMPILE_CACHE } });
  const killer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      clearTimeout(killer);
      resolve({ status, lines: linesOf(out), errors: linesOf(errors) });
    });
  });
}

export const ADMIN_PASSWORD = 'correct horse 9';

export function adminFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mw-admin-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

let made: Promise<string> | undefined;

async function initialise(): Promise<string> {
  const folder = join(tmpdir(), 'kept-factories', `admin-${String(process.pid)}`);
  const words = ['--admin', 'boss', '--factory', '甲板机械厂', '--password-stdin'];
  const { status, errors } = await runAdminProcess(
    ['init', '--data-dir', folder, ...words],
    `${ADMIN_PASSWORD}\n`,
  );
  if (status !== 0) throw new Error(errors.join('\n'));
  return folder;
}

/** A folder with a new factory made by the command itself: once, the others are copies. */
export async function initialisedFolder(): Promise<string> {
  made ??= initialise();
  const folder = adminFolder();
  cpSync(await made, folder, { recursive: true });
  return folder;
}

/** Refused means: not 0, nothing on standard output, one line on standard error that begins with the code. */
export function expectRefused(run: AdminRun, code: string): void {
  expect(run).toMatchObject({
    status: 1,
    lines: [],
    errors: [expect.stringMatching(new RegExp(`^${code}: `))],
  });
}
