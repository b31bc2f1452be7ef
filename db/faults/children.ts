import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Child = { process: ChildProcess; output(): string; errors(): string };

/** The same sources are compiled for dozens of short processes; once is enough. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'node-compile-cache');

/** Starts a script of this folder as a process of its own. */
export function startChild(script: string, args: readonly string[]): Child {
  const path = join(import.meta.dirname, script);
  const child = spawn(process.execPath, ['--no-warnings', path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return { process: child, output: () => output, errors: () => errors };
}

export async function waitForOutput(child: Child, pattern: RegExp, limitMs = 30_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!pattern.test(child.output())) {
    if (child.process.exitCode !== null || Date.now() > end) throw new Error(`no output: ${child.errors()}`);
    await pause(5);
  }
}

/** The hardest end a process can have short of a power cut; everything it wrote has been read when this returns. */
export async function killHard(child: Child): Promise<void> {
  const closed = once(child.process, 'close');
  child.process.kill('SIGKILL');
  await closed;
}

/** The last number the child said whole. */
export function lastNumber(child: Child): number {
  const said = child.output().split('\n').slice(0, -1);
  return Number(said.at(-1) ?? 0);
}
