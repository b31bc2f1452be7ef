import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { figure } from './measure.ts';
import { readBenchOptions } from './options.ts';
import { finishedRows, writeRows } from './result-file.ts';

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-bench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('the figures are written as README says, in the order of the operations', () => {
  const file = join(newFolder(), 'bench.json');
  const row = { op: 'o2 a', ours_ms: 3, port_ms: 4, http_ms: 5, raw_ms: 2, ratio: null };
  writeRows(undefined, []);
  writeRows(file, finishedRows([figure('o10 cold start', 7), row]));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
    { ...row, ratio: 1.5 },
    { op: 'o10 cold start', ours_ms: 7, port_ms: null, http_ms: null, raw_ms: null, ratio: null },
  ]);
});

test('a workload of one own or one at hand', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'ops.json'), '{}');
  expect(readBenchOptions([])).toEqual({ folder: undefined, size: 'M', json: undefined });
  expect(readBenchOptions(['--data', folder, '--json', 'x.json'])).toEqual({
    folder,
    size: 'M',
    json: 'x.json',
  });
  for (const argv of [['--size', 'XL'], ['--data', join(folder, 'none')], ['--dta', folder], ['--json']])
    expect(() => readBenchOptions(argv), argv.join(' ')).toThrow(/INPUT_INVALID/);
});

test.each([
  [['--size', 'XL'], 'INPUT_INVALID'],
  [['--size', 'S', '--json', join('no-such-folder', 'bench.json')], 'ENOENT|STORAGE_MISSING'],
])('%j is refused in one line with its code, before anything is measured', (argv, code) => {
  const run = spawnSync(process.execPath, [RUN, ...argv], { encoding: 'utf8' });
  expect([run.status, run.stdout]).toEqual([1, '']);
  expect(run.stderr).toMatch(new RegExp(`^(${code}): [^\\n]+\\n$`));
});
