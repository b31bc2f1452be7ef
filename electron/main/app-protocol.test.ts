import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PAGE_POLICY as HOST_POLICY } from '#server/security-headers.ts';
import { answerAppRequest, fileOfAddress, registerAppScheme, serveApp } from './app-protocol.ts';
import { PAGE_POLICY } from './content-policy.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { protocol } = await import('#e2e/electron-stand-in/protocol.ts');

let outer: string;
let root: string;

beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'millwright-app-'));
  root = join(outer, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(outer, 'renderer-evil'));
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', '表.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'a.map'), '{}');
  writeFileSync(join(outer, 'renderer-evil', 'x.js'), 'secret');
  writeFileSync(join(outer, 'secret.js'), 'secret');
});
afterAll(() => rmSync(outer, { recursive: true, force: true }));

const get = (address: string, method = 'GET'): Promise<Response> =>
  answerAppRequest(root, new Request(address, { method }));

describe('S13 app:// serves the built interface and nothing else', () => {
  test.each([
    ['app://millwright/', 'text/html; charset=utf-8'],
    ['app://millwright/index.html', 'text/html; charset=utf-8'],
    ['app://millwright/index.html?x=1#/orders', 'text/html; charset=utf-8'],
    [`app://millwright/assets/${encodeURIComponent('表.js')}`, 'text/javascript; charset=utf-8'],
  ])('%s', async (address, type) => {
    const response = await get(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
  });

  test.each([
    'app://millwright/../secret.js',
    'app://millwright/..%2fsecret.js',
    'app://millwright/%2e%2e/secret.js',
    'app://millwright/assets/%2e%2e/%2e%2e/secret.js',
    'app://millwright/..%5csecret.js',
    'app://millwright/assets\\..\\..\\secret.js',
    'app://millwright/%252e%252e/secret.js',
    'app://millwright/../renderer-evil/x.js',
    'app://millwright/..%2frenderer-evil%2fx.js',
    'app://millwright/C:/windows/win.ini',
    'app://millwright/C%3a%5cwindows%5cwin.ini',
    'app://millwright//etc/passwd',
    'app://millwright/index.html%00.js',
    'app://millwright/assets/',
    'app://millwright/assets/a.map',
    'app://millwright/missing.js',
    'app://millwright/%',
    'app://other/index.html',
    'app://millwright:80/index.html',
  ])('%s is not found', async (address) => {
    expect((await get(address)).status).toBe(404);
  });

  test('a name longer than any file is not found', async () => {
    expect((await get(`app://millwright/${'x'.repeat(5000)}.js`)).status).toBe(404);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
    expect((await get('app://millwright/index.html', method)).status).toBe(405);
  });

  test('never leaves its folder, whatever the file system of the address', () => {
    expect(fileOfAddress(root, 'app://millwright/assets/../index.html')).toBe(join(root, 'index.html'));
    expect(fileOfAddress('/', 'app://millwright/etc/passwd')).toBe('/etc/passwd');
    expect(fileOfAddress(root, 'https://millwright/index.html')).toBeNull();
  });
});

describe('S07 content policy', () => {
  test('is a header of every answer, refusals included', async () => {
    for (const response of [await get('app://millwright/'), await get('app://millwright/no.js')]) {
      expect(response.headers.get('content-security-policy')).toBe(PAGE_POLICY);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('is the one the LAN host sends, and allows nothing inline', () => {
    expect(PAGE_POLICY).toBe(HOST_POLICY);
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(PAGE_POLICY).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(PAGE_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|http/);
  });
});

test('the scheme is a secure, standard one that cannot pass the content policy', () => {
  registerAppScheme();
  expect(protocol.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  serveApp(root);
  expect(protocol.isProtocolHandled('app')).toBe(true);
  expect(protocol.isProtocolHandled('file')).toBe(false);
});
