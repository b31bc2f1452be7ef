import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const LIMIT_KB = 350;
const folder = fileURLToPath(new URL('../../out/renderer', import.meta.url));

test('what is loaded before the first page stays small', () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].flatMap(([, path]) => path ?? []);
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(folder, path))).length);
  const sum = bytes.reduce((total, size) => total + size, 0) / 1000;
  console.log(`initial script: ${sum.toFixed(1)} kB gzipped in ${String(scripts.length)} files`);
  expect(scripts.length).toBeGreaterThan(0);
  expect(sum).toBeLessThanOrEqual(LIMIT_KB);
});
