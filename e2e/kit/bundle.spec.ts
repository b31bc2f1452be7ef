import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtRenderer } from './kit-program.ts';

const LIMIT_KB = 350;
const assets = join(builtRenderer, 'assets');
const html = readFileSync(join(builtRenderer, 'index.html'), 'utf8');

/** The entry and everything it imports before anything can be drawn. */
function initialScripts(): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const code = readFileSync(join(assets, name), 'utf8');
    for (const match of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) visit(match[1] ?? '');
  };
  for (const match of html.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.js)"/g)) visit(match[1] ?? '');
  return found;
}

test(`the initial script is at most ${LIMIT_KB} KB gzipped`, () => {
  const scripts = [...initialScripts()];
  const kb = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length / 1024, 0);
  console.log(`initial script: ${kb.toFixed(0)} KB gzipped in ${scripts.length} files`);
  expect(kb).toBeLessThanOrEqual(LIMIT_KB);
});

test('charts come when a chart is opened', () => {
  const initial = initialScripts();
  const withCharts = readdirSync(assets).filter(
    (name) => name.endsWith('.js') && readFileSync(join(assets, name), 'utf8').includes('_echarts_instance_'),
  );
  expect(withCharts.filter((name) => initial.has(name))).toEqual([]);
});

test('the reader of codes is shipped and comes when its dialog is opened', () => {
  const names = readdirSync(assets);
  const [reader] = names.filter((name) => name.endsWith('.wasm'));
  expect(reader).toMatch(/^zxing_reader-[\w-]+\.wasm$/);
  const users = names.filter(
    (name) => name.endsWith('.js') && readFileSync(join(assets, name), 'utf8').includes(reader ?? ''),
  );
  expect(users).toHaveLength(1);
  expect(initialScripts()).not.toContain(users[0]);
});

test('the manual is shipped with its pictures and comes when help is opened', () => {
  const names = readdirSync(assets);
  const initial = initialScripts();
  for (const language of ['zh', 'en']) {
    const texts = names.filter((name) => new RegExp(`^texts-${language}-[\\w-]+\\.js$`).test(name));
    expect(texts).toHaveLength(1);
    expect(initial).not.toContain(texts[0]);
    expect(names.some((name) => new RegExp(`^unit-life\\.${language}-[\\w-]+\\.png$`).test(name))).toBe(true);
  }
});

test('the page has no inline script or style and works from any folder', () => {
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toContain('<style');
  expect(html).not.toMatch(/(?:src|href)="\//);
});

test('nothing is compiled at run time and fonts come as woff2 files only', () => {
  const names = readdirSync(assets);
  expect(names.filter((name) => name.endsWith('.woff'))).toEqual([]);
  expect(names.filter((name) => name.endsWith('.woff2')).length).toBeGreaterThan(100);
  expect(names.some((name) => name.endsWith('.map'))).toBe(false);
  const css = names
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(assets, name), 'utf8'));
  // Chrome 109 knows neither nesting nor light-dark().
  expect(css.join('')).not.toContain('light-dark(');
});
