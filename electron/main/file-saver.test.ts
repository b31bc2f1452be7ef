import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { safeFileName, saveFile, writeWhole } from './file-saver.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { dialog } = await import('#e2e/electron-stand-in/electron.ts');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'millwright-save-'))));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['月报 2026-10.pdf', '月报 2026-10.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\x\\y.pdf', 'C_x_y.pdf'],
  ['a\u0000b\nc.pdf', 'a_b_c.pdf'],
  ['x\u202efdp.exe', 'x_fdp.exe'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['a.', 'a'],
  ['...', '_'],
  ['', '_'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
])('fault F50 name “%s” is proposed as “%s”', (given, proposed) => {
  expect(safeFileName(given)).toBe(proposed);
});

test('bytes replace the old file whole', async () => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, 'old and longer');
  await writeWhole(path, new Uint8Array([1, 2]));
  expect([...readFileSync(path)]).toEqual([1, 2]);
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});

test('fault F05 a target that cannot be written stays as it was and leaves nothing half', async () => {
  await expect(writeWhole(join(folder, 'missing', 'a.pdf'), new Uint8Array(1))).rejects.toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual([]);
});

test('the dialog always gets a folder and a name; cancelling saves nothing', async () => {
  const ask = vi.spyOn(dialog, 'showSaveDialog');
  expect(await saveFile({} as never, 'a/b.pdf', new Uint8Array(1))).toBeNull();
  expect(ask.mock.calls[0]?.[1]).toEqual({ defaultPath: expect.stringMatching(/[\\/]a_b\.pdf$/) });
});
