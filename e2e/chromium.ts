import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/**
 * The web's own security rules stay on: they are part of what is tested. Root cannot use the sandbox. A page that
 * is opened anew keeps its process, which has the program compiled: half the work of every load.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--process-per-site',
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
] as const;

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

/** Where the packed Chromium is unpacked once per version, not once per test run. */
function unpackedFolder(): string {
  const manifest = readFileSync(join(packages, '@sparticuz', 'chromium', 'package.json'), 'utf8');
  const version = /"version":\s*"([\w.-]+)"/.exec(manifest)?.[1] ?? 'unknown';
  return join(packages, '.cache', `chromium-${version}`);
}

/**
 * Unpacks beside and renames: a browser found under its final name is whole, also when two workers or an
 * interrupted run were unpacking at the same time. In a process of its own, because the package unpacks into
 * the temporary folder of the process it runs in.
 */
function unpack(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}.partial-`);
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: dirname(packages),
    env: { ...process.env, TMPDIR: partial, TEMP: partial, TMP: partial },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the packed Chromium could not be unpacked: ${done.stderr}`);
  try {
    renameSync(partial, folder);
  } catch {
    // Somebody else was first; theirs is as good.
    rmSync(partial, { recursive: true, force: true });
  }
}

/** A Chromium that can be started here: the system's when there is one, else the one from the packages. */
export function chromiumExecutable(): string {
  const given = process.env.CHROMIUM_PATH;
  const system = [given, ...SYSTEM_BROWSERS].find((path) => path && existsSync(path));
  if (system) return system;
  const folder = unpackedFolder();
  const executable = join(folder, 'chromium');
  if (!existsSync(executable)) unpack(folder);
  return executable;
}

/** Without a locale in its surroundings Chromium cannot open a file whose name is Chinese. */
export const CHROMIUM_ENV: Record<string, string | undefined> = { ...process.env, LC_ALL: 'C.UTF-8' };

/** A headless Chromium for the browser door. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const args = [...CHROMIUM_ARGS, ...(options.args ?? [])];
  return chromium.launch({ ...options, executablePath: chromiumExecutable(), env: CHROMIUM_ENV, args });
}
