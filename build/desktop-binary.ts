import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './vite.node-bundle.ts';

/** One try, this long: a factory without the internet must not wait for it at every start. */
export const DOWNLOAD_LIMIT_MS = 20_000;

export type DesktopChoice = { kind: 'desktop'; binary: string } | { kind: 'browser'; why: string };

export interface BinarySearch {
  packageDir: string;
  /** Remembers a download that failed; delete it to try again. */
  memory: string;
  mayDownload: boolean;
  env: NodeJS.ProcessEnv;
  download: (packageDir: string) => Promise<boolean>;
}

/** The Electron program here: the given one, or the one its package has fetched before. */
function installedBinary({ env, packageDir }: BinarySearch): string | null {
  const given = env.ELECTRON_BINARY;
  if (given) return existsSync(given) ? given : null;
  try {
    const binary = join(packageDir, 'dist', readFileSync(join(packageDir, 'path.txt'), 'utf8'));
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** Runs the package's own download script, ended when it takes too long. */
export function downloadElectron(packageDir: string, limitMs = DOWNLOAD_LIMIT_MS): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageDir, 'install.js')], { stdio: 'ignore' });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.on('exit', (status) => {
      clearTimeout(limit);
      resolve(status === 0);
    });
    child.on('error', () => resolve(false));
  });
}

function hasScreen(env: NodeJS.ProcessEnv, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}

/** Desktop where it can be, else the reason in half a sentence. */
export async function chooseDesktop(search: BinarySearch): Promise<DesktopChoice> {
  const browser = (why: string): DesktopChoice => ({ kind: 'browser', why });
  const found = installedBinary(search);
  if (found)
    return hasScreen(search.env) ? { kind: 'desktop', binary: found } : browser('there is no screen');
  if (!hasScreen(search.env)) return browser('there is no screen');
  if (!search.mayDownload) return browser('Electron has not been downloaded');
  if (existsSync(search.memory)) {
    return browser(`an earlier download of Electron failed (delete ${search.memory} to try again)`);
  }
  console.log(`Electron is downloaded once, for at most ${DOWNLOAD_LIMIT_MS / 1000} seconds …`);
  const isFetched = await search.download(search.packageDir);
  const fetched = isFetched ? installedBinary(search) : null;
  if (fetched) return { kind: 'desktop', binary: fetched };
  mkdirSync(join(search.memory, '..'), { recursive: true });
  writeFileSync(search.memory, `${new Date().toISOString()}\n`);
  return browser('Electron could not be downloaded');
}

/** The search on this machine. */
export function searchHere(mayDownload: boolean): BinarySearch {
  return {
    packageDir: join(projectRoot, 'node_modules', 'electron'),
    memory: join(projectRoot, 'node_modules', '.cache', 'electron-download-failed'),
    mayDownload,
    env: process.env,
    download: (packageDir) => downloadElectron(packageDir),
  };
}
