import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_PARTS, buildParts } from './build.ts';
import { chooseDesktop, searchHere } from './desktop-binary.ts';
import { failureLine } from './failure-line.ts';
import { defaultDataDir, readStartFlags, type StartFlags } from './start-flags.ts';
import { projectRoot } from './vite.node-bundle.ts';

/** npm passes a signal to the shell it started and no further: its end is noticed here, within half a second. */
function onNpmEnd(stop: () => void): void {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

/** Signals reach the program itself, which closes its file; its exit status becomes ours. */
function follow(child: ChildProcess): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  onNpmEnd(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => resolve(status ?? 1));
  });
}

function runNode(script: string, args: string[]): Promise<number> {
  return follow(spawn(process.execPath, [join(projectRoot, script), ...args], { stdio: 'inherit' }));
}

/** Makes the sample in an untouched folder; a folder that holds a factory is opened as it is. */
async function makeSample(dataDir: string): Promise<void> {
  if (existsSync(join(dataDir, 'millwright.db'))) return;
  const status = await runNode('server/admin/main.ts', ['sample', '--data-dir', dataDir]);
  if (status !== 0) throw new Error(`the sample factory could not be made in ${dataDir}`);
}

async function startDesktop(binary: string, flags: StartFlags): Promise<number> {
  const dataDir = flags.dataDir ?? (flags.isSample ? defaultDataDir(true) : null);
  if (flags.isSample && dataDir) await makeSample(dataDir);
  const folder = dataDir ? ['--data-dir', dataDir] : [];
  return follow(spawn(binary, [projectRoot, ...folder], { stdio: 'inherit' }));
}

/** Shows the address in the system's browser. Best effort: the address is printed in any case. */
function openInBrowser(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    win32: ['rundll32', ['url.dll,FileProtocolHandler', address]],
    darwin: ['open', [address]],
  };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [address]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

async function startHost(flags: StartFlags): Promise<number> {
  const dataDir = flags.dataDir ?? defaultDataDir(flags.isSample);
  mkdirSync(dataDir, { recursive: true });
  const args = ['--data-dir', dataDir];
  if (flags.port !== null) args.push('--port', String(flags.port));
  if (flags.isSample) args.push('--sample');
  const host = spawn(process.execPath, [join(projectRoot, 'out', 'server', 'main.js'), ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let isOpened = !flags.mayOpen;
  host.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    const address = /https?:\/\/\S+/.exec(chunk.toString())?.[0];
    if (isOpened || !address) return;
    isOpened = true;
    openInBrowser(address);
  });
  return follow(host);
}

async function start(): Promise<number> {
  const flags = readStartFlags(process.argv.slice(2));
  const isUnattended = !flags.mayOpen || Boolean(process.env.CI);
  await buildParts(ALL_PARTS);
  const choice = await chooseDesktop(searchHere(!isUnattended));
  // A port is wanted by somebody who will call it; a window would leave them waiting.
  const wantsWindow = flags.mayOpen && flags.port === null;
  if (choice.kind === 'desktop' && wantsWindow) return startDesktop(choice.binary, flags);
  const why = choice.kind === 'browser' ? choice.why : 'no window was asked for';
  console.log(`Millwright runs in the browser, because ${why}.`);
  return startHost(flags);
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(failureLine(error));
  process.exitCode = 1;
}
