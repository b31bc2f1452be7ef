import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceCase } from './reference-case.ts';

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url));
const run = (...argv: string[]) => spawnSync(process.execPath, [RUN, ...argv], { encoding: 'utf8' });

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'millwright-reference-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run test:reference', () => {
  it.each([[[]], [['--dta', '.']], [['--data']]])('%j is one line with a code', (argv) => {
    const { status, stdout, stderr } = run(...argv);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^INPUT_INVALID: [^\n]+\n$/);
  });

  it('says that there is nothing to compare, ends well and writes no case', () => {
    const json = join(folder, 'skipped.json');
    const { status, stdout, stderr } = run('--data', join(folder, 'none'), '--json', json);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^SKIPPED: /);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual([]);
  });

  it('misses every case whose data is not in the folder, with a failed exit and the cases in the file', () => {
    const data = join(folder, 'empty');
    mkdirSync(data);
    const json = join(folder, 'missed.json');
    const { status, stdout } = run('--data', data, '--json', json);
    expect(status).toBe(1);
    const cases = JSON.parse(readFileSync(json, 'utf8')) as ReferenceCase[];
    const missed = cases.filter((one) => !one.pass);
    expect(missed.length).toBeGreaterThan(0);
    for (const one of cases)
      expect(Object.keys(one).toSorted()).toEqual(['case', 'deviation', 'ours', 'pass', 'reference']);
    expect(stdout).toContain(`reference: ${cases.length - missed.length} passed, ${missed.length} missed`);
  });
});
