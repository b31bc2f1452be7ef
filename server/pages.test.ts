import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, openDoor } from './door-fixture.ts';
import { PAGE_POLICY } from './security-headers.ts';

let door: Door;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-pages-'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  mkdirSync(join(rendererDir, '.git'));
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Millwright</title>');
  writeFileSync(join(rendererDir, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(rendererDir, 'assets', 'reader-abc123.wasm'), 'export {};');
  writeFileSync(join(rendererDir, '.git', 'config'), 'secret');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  mkdirSync(join(folder, 'renderer-evil'));
  writeFileSync(join(folder, 'renderer-evil', 'x.txt'), 'secret');
  door = await openDoor({ rendererDir });
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('S07 pages', () => {
  test('the page has the page policy, is never stored and needs no upgrade to HTTPS', async () => {
    const answer = await door.send('GET', '/');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/html; charset=utf-8$/i);
    expect(answer.headers['content-security-policy']).toBe(PAGE_POLICY);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(PAGE_POLICY).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(PAGE_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|upgrade-insecure/);
  });
  test('the camera is for the own pages alone, nothing else is for anybody', async () => {
    const answer = await door.send('GET', '/');
    const policy = answer.headers['permissions-policy'];
    expect(policy).toBe('camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=()');
  });
  test('the reader of codes comes as what it is, so that it is compiled while it loads', async () => {
    const answer = await door.send('GET', '/assets/reader-abc123.wasm');
    expect(answer.headers['content-type']).toBe('application/wasm');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });
  test('hashed assets are kept for good', async () => {
    const answer = await door.send('GET', '/assets/index-abc123.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
  test('HEAD answers like GET without a body', async () => {
    const answer = await door.send('HEAD', '/');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('');
  });
});

describe('S13 S47 nothing outside the folder, nothing hidden, no listing', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..%2frenderer-evil/x.txt',
    '/%252e%252e/secret.txt',
    '/..%c0%afsecret.txt',
    '/assets/%00',
    '/index.html%00.js',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/.git/config',
    '/.env',
    '/assets/',
    '/assets',
    `/${'a'.repeat(4000)}`,
  ])('%s', async (path) => {
    const answer = await door.send('GET', path);
    expect([400, 403, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/secret|root:|millwright-pages/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.json()).toHaveProperty('code');
  });
  test('nothing can be written there', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await door.send(method, '/index.html', { json: {} });
      expect([404, 405]).toContain(answer.status);
    }
  });
});
