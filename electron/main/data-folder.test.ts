import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  chooseAtStart,
  defaultFolder,
  type FolderSurroundings,
  isBelowInstall,
  rememberFolder,
} from './data-folder.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'millwright-folder-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function where(given: Partial<FolderSurroundings> = {}): FolderSurroundings {
  return {
    platform: 'linux',
    given: null,
    pointerFile: join(folder, 'data-folder.json'),
    installDir: null,
    programData: '/var/lib/millwright',
    hasFixedDiskD: false,
    ...given,
  };
}

describe('D05 first start', () => {
  test.each([
    ['win32', true, 'D:\\MillwrightData'],
    ['win32', false, join('C:\\ProgramData', 'MillwrightData')],
    ['linux', true, join('C:\\ProgramData', 'MillwrightData')],
  ] as const)('%s, disk D %s', (platform, hasFixedDiskD, expected) => {
    expect(defaultFolder(where({ platform, hasFixedDiskD, programData: 'C:\\ProgramData' }))).toBe(expected);
  });
});

describe('D07 the remembered folder', () => {
  test('is used while it is there', () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    rememberFolder(where().pointerFile, data);
    expect(chooseAtStart(where())).toEqual({ kind: 'use', folder: data });
    expect(readdirSync(folder).sort()).toEqual(['data', 'data-folder.json']);
  });

  test('is asked for when it is gone, never made anew', () => {
    rememberFolder(where().pointerFile, join(folder, 'unplugged'));
    expect(chooseAtStart(where())).toEqual({ kind: 'missing', folder: join(folder, 'unplugged') });
    expect(readdirSync(folder)).toEqual(['data-folder.json']);
  });

  test('gives way to the command line', () => {
    rememberFolder(where().pointerFile, join(folder, 'unplugged'));
    expect(chooseAtStart(where({ given: '/srv/data' }))).toEqual({ kind: 'use', folder: '/srv/data' });
  });

  test.each(['', '{', 'null', '{"dataDir":5}', '{"dataDir":"relative"}'])(
    'a pointer of “%s” is as none',
    (text) => {
      writeFileSync(where().pointerFile, text);
      expect(chooseAtStart(where())).toEqual({ kind: 'use', folder: '/var/lib/millwright/MillwrightData' });
    },
  );
});

test.each([
  ['/opt/millwright', '/opt/millwright', true],
  ['/opt/millwright/data', '/opt/millwright', true],
  ['/opt/millwright/../millwright/x', '/opt/millwright', true],
  ['/opt/millwright-data', '/opt/millwright', false],
  ['/srv/data', '/opt/millwright', false],
  ['/opt/millwright/data', null, false],
])('D04 data in %s with the program in %s: refused %s', (data, install, isRefused) => {
  expect(isBelowInstall(data, install)).toBe(isRefused);
});
