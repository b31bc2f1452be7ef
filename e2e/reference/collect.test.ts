import { describe, expect, it } from 'vitest';
import { inTemporaryTree } from '#e2e/toolchain/temporary-tree.ts';
import { describeCase, findCaseFunctions, runCaseFunction } from './collect.ts';
import { compareFigures, compareTexts } from './reference-case.ts';

describe('reference cases', () => {
  it('compares figures by relative deviation', () => {
    expect(compareFigures('sum', 101, 100)).toMatchObject({ deviation: 0.01, pass: false });
    expect(compareFigures('sum', 101, 100, 0.02)).toMatchObject({ pass: true });
    expect(compareFigures('count', 0, 0)).toMatchObject({ deviation: 0, pass: true });
    expect(compareFigures('nothing', Number.NaN, 1, 9)).toMatchObject({ pass: false });
  });

  it('compares texts exactly', () => {
    expect(compareTexts('name', '苏州', '苏州').pass).toBe(true);
    expect(describeCase(compareTexts('name', 'a', 'b'))).toBe('MISS  name: ours a, reference b');
  });

  it('finds the functions of every case file and turns an error into a missed case', async () => {
    const tree = {
      'b.reference.ts': "export async function failingCases() {\n  throw new Error('broken');\n}\n",
      'a.reference.ts':
        'export async function sumCases(dir: string) {\n  return [{ case: dir, ours: 1, reference: 1, deviation: 0, pass: true }];\n}\n',
    };
    const results = await inTemporaryTree(tree, async (root) => {
      const functions = await findCaseFunctions(root);
      expect(functions.map(({ name }) => name)).toEqual(['sumCases', 'failingCases']);
      return Promise.all(functions.map((named) => runCaseFunction(named, 'here')));
    });
    expect(results.flat().map((one) => [one.case, one.pass])).toEqual([
      ['here', true],
      ['failingCases ran to its end', false],
    ]);
  });

  it('refuses a case file without cases', async () => {
    const tree = { 'a.reference.ts': 'export const nothing = 1;\n' };
    await expect(inTemporaryTree(tree, findCaseFunctions)).rejects.toThrow('exports no function');
  });
});
