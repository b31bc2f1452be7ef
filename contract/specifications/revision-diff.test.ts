import { describe, expect, it } from 'vitest';
import { type DiffItem, diffItems } from './revision-diff.ts';
import { compareLetters, nextLetter } from './revision-states.ts';

const item = (parameter: string, value: string, unit = '', more: Partial<DiffItem> = {}): DiffItem => ({
  clause: null,
  parameter,
  value,
  unit,
  tolerance: null,
  verification: null,
  note: null,
  ...more,
});

describe('difference of two revisions', () => {
  it('tells changed, rewritten, added and removed apart and keeps the reading order', () => {
    const before = [
      item('工作压力', '0.5', 'MPa'),
      item('功率', '37', 'kW'),
      item('油漆', '灰色'),
      item('船级', 'CCS'),
    ];
    const after = [
      item('工作压力', '5', 'bar'),
      item('功率', '45', 'kW'),
      item('绳速', '15', 'm/min'),
      item('船级', 'CCS'),
    ];
    const found = diffItems(before, after);
    expect(found.map((d) => [d.kind, (d.after ?? d.before)?.parameter])).toEqual([
      ['rewritten', '工作压力'],
      ['changed', '功率'],
      ['added', '绳速'],
      ['removed', '油漆'],
      ['same', '船级'],
    ]);
    expect(found[1]).toMatchObject({ fields: ['value'], step: 8 });
  });

  it('recognises an item by its clause when the parameter was renamed, and a changed tolerance beside an equal value', () => {
    const [renamed] = diffItems(
      [item('额定拉力', '100', 'kN', { clause: '3.1' })],
      [item('公称拉力', '100', 'kN', { clause: '3.1' })],
    );
    expect(renamed).toMatchObject({ kind: 'changed', fields: ['parameter'], step: null });
    const [toleranced] = diffItems(
      [item('压力', '0.5', 'MPa', { tolerance: '±5%' })],
      [item('压力', '5', 'bar', { tolerance: '±2%' })],
    );
    expect(toleranced).toMatchObject({ kind: 'changed', fields: ['value', 'unit', 'tolerance'], step: null });
  });

  it('uses each item once when parameters repeat, and sees mW beside MW', () => {
    const found = diffItems(
      [item('功率', '1', 'mW'), item('功率', '2', 'kW')],
      [item('功率', '1', 'MW'), item('功率', '2', 'kW')],
    );
    expect(found.map((d) => [d.kind, d.fields])).toEqual([
      ['changed', ['unit']],
      ['same', []],
    ]);
  });
});

describe('letters of revisions', () => {
  it('go on behind Z and sort by age', () => {
    expect(['A', 'Z', 'AZ', 'ZZ'].map(nextLetter)).toEqual(['B', 'AA', 'BA', 'AAA']);
    expect(nextLetter(null)).toBe('A');
    expect(['AA', 'B', 'Z', 'A'].sort(compareLetters)).toEqual(['A', 'B', 'Z', 'AA']);
  });
});
