import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ORPCError, onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DomainError, errorMap } from '#contract/kit/errors.ts';
import { launchChromium } from '../chromium.ts';
import { createFakeCore, type FakeCore } from './fake-core.ts';

export const builtRenderer =
  process.env.RENDERER_DIR ?? fileURLToPath(new URL('../../out/renderer', import.meta.url));
/** What both doors send with the page, no exception for styles or scripts. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

function sendFile(request: IncomingMessage, response: ServerResponse): void {
  const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
  const file = join(builtRenderer, path === '/' ? 'index.html' : path);
  if (!file.startsWith(builtRenderer) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': PAGE_POLICY,
  });
  createReadStream(file).pipe(response);
}

function asOrpc(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const { code, data } = error as DomainError;
  return new ORPCError(code, { status: errorMap[code].status, data, defined: true });
}

/** The built interface under its real content policy, with a core in memory behind it. */
export async function serveProgram(core: FakeCore): Promise<{ url: string; close: () => Promise<void> }> {
  const handler = new RPCHandler(core.router, {
    interceptors: [
      onError((error) => {
        throw asOrpc(error);
      }),
    ],
  });
  const server = createServer((request, response) => {
    void handler.handle(request, response, { prefix: '/rpc', context: {} }).then(({ matched }) => {
      if (!matched) sendFile(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export interface KitProgram {
  core: FakeCore;
  page: Page;
  browser: Browser;
  url: string;
  /** Errors of the page and refusals of its content policy; a test ends by looking at it. */
  complaints: string[];
  goto: (route: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Opens the interface in a real Chromium over a pretended core. */
export async function openKit(count?: number, options: BrowserContextOptions = {}): Promise<KitProgram> {
  const core = createFakeCore(count);
  const host = await serveProgram(core);
  const browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // An answer with an error status is the core's business; tests look at what the page makes of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return {
    core,
    page,
    browser,
    url: host.url,
    complaints,
    goto: async (route) => {
      await page.goto(`${host.url}/#${route}`);
    },
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}
