import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));
const sources = globSync('**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
/** Comments may name what the code must not do. */
const codeOf = (file: string): string => textOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const filesWith = (pattern: RegExp): string[] =>
  sources.filter((file) => pattern.test(codeOf(file))).map((file) => file.replaceAll('\\', '/'));

describe('what the sources of the shell must not hold', () => {
  test('S01 windows come from one factory', () => {
    expect(filesWith(/new BrowserWindow\b|new WebContentsView\b/)).toEqual(['main/window-factory.ts']);
  });

  test('S04 nothing that loosens the web’s own rules', () => {
    const loosening =
      /experimentalFeatures|enableBlinkFeatures|allowRunningInsecureContent|no-sandbox|ignore-certificate-errors|certificate-error|disable-web-security|appendSwitch|bypassCSP: true/;
    expect(filesWith(loosening)).toEqual([]);
  });

  test('S12 no file is loaded as a page', () => {
    expect(filesWith(/\.loadFile\(|['"`]file:/)).toEqual([]);
  });

  test('S14 one file listens to windows', () => {
    expect(filesWith(/ipcMain\./)).toEqual(['main/bridge-registrar.ts']);
  });

  test('S24 no child process is started from the shell', () => {
    expect(filesWith(/child_process/)).toEqual([]);
  });

  test('no business word', () => {
    const business =
      /\b(order|orders|barcode|customer|customers|specification|warranty|invoice|ledger|market|shipment|unit|units)\b|订单|合同|条码|客户|质保/i;
    expect(filesWith(business)).toEqual([]);
  });

  test('main and preload never import the core', () => {
    const outside = sources.filter((file) => !file.startsWith('core-process'));
    expect(outside.filter((file) => /from '#(db|server)\//.test(textOf(file)))).toEqual([]);
  });
});

test('S21 Electron is one of the latest three majors, as last looked up', () => {
  const checked = { on: '2026-11-21', latestMajor: 45 };
  const manifest = readFileSync(join(root, '..', 'package.json'), 'utf8');
  const major = Number(/"electron": "(\d+)\./.exec(manifest)?.[1]);
  expect(major).toBeGreaterThan(checked.latestMajor - 3);
  expect(major).toBeLessThanOrEqual(checked.latestMajor);
});
