import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type Desktop, launchDesktop } from './electron-stand-in/desktop.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const HOST_LIMIT_MS = 60_000;

export const DOORS = ['browser', 'desktop'] as const;
export type DoorKind = (typeof DOORS)[number];

export interface DoorOptions {
  /** Made, and removed at the end, when not given. */
  dataDir?: string;
  /** Fills an untouched folder with the sample factory first. */
  isSample?: boolean;
  /** Of the browser's page; the desktop window has 1366 × 768 as well. */
  context?: BrowserContextOptions;
}

export interface Door {
  kind: DoorKind;
  dataDir: string;
  page: Page;
  /** Shows a route of the interface, for instance `/orders`. */
  goto(route: string): Promise<void>;
  /** Address of the LAN host; null behind the desktop door, which has none. */
  url: string | null;
  /** The running desktop program; null behind the browser door. */
  desktop: Desktop | null;
  /** Ends the LAN host under the open page. */
  stopHost: () => Promise<void>;
  close(): Promise<void>;
}

export interface Host {
  url: string;
  output(): string;
  close(): Promise<number>;
}

/** Ends a process we started and returns its exit status. */
function ending(child: ChildProcess): () => Promise<number> {
  const ended = new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? -1)));
  return () => {
    child.kill('SIGTERM');
    return ended;
  };
}

/** Starts the built LAN host on a free port and returns when it says where it listens. */
export async function startHost(dataDir: string, args: string[] = []): Promise<Host> {
  const script = join(projectRoot, 'out', 'server', 'main.js');
  const child = spawn(process.execPath, [script, '--data-dir', dataDir, '--port', '0', ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = ending(child);
  let printed = '';
  let limit: NodeJS.Timeout | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    limit = setTimeout(() => reject(new Error(`the host did not start\n${printed}`)), HOST_LIMIT_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/[\w.:[\]-]+/.exec(printed)?.[0];
      if (address) resolve(address);
    });
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.on('exit', (status) => reject(new Error(`the host ended with ${status}\n${printed}`)));
  }).finally(() => clearTimeout(limit));
  return { url, output: () => printed, close };
}

function runAdmin(args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(projectRoot, 'server', 'admin', 'main.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (status) => (status === 0 ? resolve() : reject(new Error(`admin ${args[0]} failed`))));
  });
}

type Parts = Pick<Door, 'page' | 'url' | 'desktop' | 'stopHost' | 'close'>;

async function openBrowser(dataDir: string, options: DoorOptions): Promise<Parts> {
  const host = await startHost(dataDir);
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options.context });
  const page = await context.newPage();
  await page.goto(host.url);
  let isRunning = true;
  const stopHost = async (): Promise<void> => {
    if (isRunning) await host.close();
    isRunning = false;
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await stopHost();
  };
  return { page, url: host.url, desktop: null, stopHost, close };
}

async function openDesktop(dataDir: string): Promise<Parts> {
  const desktop = await launchDesktop({ dataDir });
  // The shell's own first navigation must be over before a test goes anywhere.
  await desktop.page.locator('#root > *').first().waitFor();
  const stopHost = async () => {};
  return { page: desktop.page, url: null, desktop, stopHost, close: () => desktop.close() };
}

/** Opens the program through one of its doors on a data folder of the caller's or of its own. */
export async function openDoor(kind: DoorKind, options: DoorOptions = {}): Promise<Door> {
  const own = options.dataDir ? null : mkdtempSync(join(tmpdir(), `millwright-${kind}-`));
  const dataDir = options.dataDir ?? join(own ?? '', 'data');
  if (options.isSample && !existsSync(join(dataDir, 'millwright.db')))
    await runAdmin(['sample', '--data-dir', dataDir]);
  const parts = kind === 'browser' ? await openBrowser(dataDir, options) : await openDesktop(dataDir);
  const [base] = parts.page.url().split('#');
  return {
    kind,
    dataDir,
    ...parts,
    goto: async (route) => {
      await parts.page.goto(`${base}#${route}`);
    },
    close: async () => {
      await parts.close();
      if (own) rmSync(own, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
