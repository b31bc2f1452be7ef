import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { protocol } from 'electron';
import { APP_SCHEME, isOwnAddress } from './app-address.ts';
import { PAGE_HEADERS } from './content-policy.ts';

/** What the built interface consists of; a file of another kind is not served at all. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const LONGEST_PATH = 1000;

/** Must run before the app is ready. No `bypassCSP`, no service workers. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/**
 * The file below `root` an address names, or null. Decoded once, then refused when anything is left that a
 * file system could read as a way out: separators of the other platform, drive letters, NUL, `..`.
 */
export function fileOfAddress(root: string, address: string): string | null {
  const url = URL.parse(address);
  if (!url || !isOwnAddress(address) || url.pathname.length > LONGEST_PATH) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (/[\\\0:%]/.test(path)) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  const inside = relative(root, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: PAGE_HEADERS });
}

/** Answers one request of a window from the folder of the built interface. */
export async function answerAppRequest(root: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const file = fileOfAddress(root, request.url);
  const type = file ? CONTENT_TYPES[extname(file).toLowerCase()] : undefined;
  if (!file || !type) return refusal(404);
  try {
    const bytes = await readFile(file);
    return new Response(bytes, { status: 200, headers: { ...PAGE_HEADERS, 'content-type': type } });
  } catch {
    return refusal(404);
  }
}

/** Serves the built interface under `app://`; must run after the app is ready. */
export function serveApp(root: string): void {
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(root, request));
}
