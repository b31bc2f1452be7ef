import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, CHROMIUM_ENV, chromiumExecutable } from '../chromium.ts';
import type * as electronModule from './electron.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const runtime = new URL('./main-runtime.ts', import.meta.url).href;
/** A closing program gets the time it promises to need, and a little for the processes around it. */
const CLOSE_LIMIT_MS = 9000;

export interface DesktopOptions {
  dataDir?: string;
  args?: string[];
  env?: Record<string, string>;
  /** Kept by the caller when given; else made and removed here. */
  profileDir?: string;
  /** Folder with the compiled program. */
  bundles?: string;
}

export interface Desktop {
  page: Page;
  /** `electron` as the main process sees it; the function is sent as source and sees nothing else. */
  evaluate<T, A>(
    ask: (electron: typeof electronModule, argument: A) => T | Promise<T>,
    argument: A,
  ): Promise<T>;
  /** All pages of the program, hidden ones included. */
  pages(): Page[];
  /** What the main process printed so far. */
  output(): string;
  /** The main process's exit status, once it has ended. */
  ended: Promise<number>;
  close(): Promise<void>;
}

/** Starts a Chromium with a debugging line beside Playwright's own. */
async function startBrowser(profile: string): Promise<{ context: BrowserContext; line: string }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumExecutable(),
    env: CHROMIUM_ENV,
    headless: true,
    viewport: { width: 1366, height: 768 },
    args: [...CHROMIUM_ARGS, '--remote-debugging-port=0'],
  });
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return { context, line: `ws://127.0.0.1:${port}${path}` };
}

function startMain(browser: string, profile: string, options: DesktopOptions): ChildProcess {
  const main = join(options.bundles ?? join(projectRoot, 'out', 'electron'), 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is not built: npm run build`);
  const folder = options.dataDir ? ['--data-dir', options.dataDir] : [];
  const args = ['--import', runtime, main, ...folder, '--profile-dir', profile, ...(options.args ?? [])];
  return spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...options.env, STAND_IN_BROWSER: browser },
  });
}

/** Asks the main process a question over the line it has to this one. */
function questions(main: ChildProcess): Desktop['evaluate'] {
  let last = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  main.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  main.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the program has ended'));
    waiting.clear();
  });
  return <T>(ask: unknown, argument: unknown): Promise<T> => {
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(++last, { resolve, reject }));
    main.send({ id: last, source: String(ask), argument });
    return answer as Promise<T>;
  };
}

const isOurs = (page: Page): boolean => page.url().includes('.app.test/');

async function firstPage(
  context: BrowserContext,
  ended: Promise<number>,
  output: () => string,
): Promise<Page> {
  const failed = ended.then((status) => {
    throw new Error(`the program ended with ${status} before it had a window\n${output()}`);
  });
  failed.catch(() => {});
  for (;;) {
    const page = context.pages().find(isOurs);
    if (page) {
      await page.waitForLoadState('load');
      return page;
    }
    await Promise.race([failed, new Promise((resolve) => setTimeout(resolve, 20))]);
  }
}

/** The compiled desktop program, unmodified, over a real Chromium and without Electron's binary. */
export async function launchStandIn(options: DesktopOptions): Promise<Desktop> {
  const own = mkdtempSync(join(tmpdir(), 'millwright-desktop-'));
  const { context, line } = await startBrowser(join(own, 'browser'));
  let printed = '';
  const main = startMain(line, options.profileDir ?? join(own, 'profile'), options);
  for (const stream of [main.stdout, main.stderr]) stream?.on('data', (text) => (printed += String(text)));
  const ended = new Promise<number>((resolve) => main.on('exit', (status) => resolve(status ?? -1)));
  const evaluate = questions(main);
  const end = async (): Promise<void> => {
    if (main.connected)
      await evaluate(({ app }) => setImmediate(() => app.quit()) && undefined, null).catch(() => {});
    const limit = setTimeout(() => main.kill('SIGKILL'), CLOSE_LIMIT_MS);
    await ended;
    clearTimeout(limit);
    await context.close();
    rmSync(own, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const page = await firstPage(context, ended, () => printed);
    return {
      page,
      evaluate,
      pages: () => context.pages().filter(isOurs),
      output: () => printed,
      ended,
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
