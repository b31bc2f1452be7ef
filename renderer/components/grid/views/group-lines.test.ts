import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListGroups } from '#contract/lists/lists.schema.ts';
import { groupLines } from './group-lines.ts';

const dataOf = (counts: readonly number[]): ListGroups => ({
  groups: counts.map((count, at) => ({ key: `k${at}`, count, sums: [] })),
  total: { count: counts.reduce((sum, one) => sum + one, 0), sums: [] },
  hasMore: false,
});

test('every line of a grouped list is the one a plain walk comes to', () => {
  const group = fc.record({ count: fc.integer({ min: 1, max: 5 }), isOpen: fc.boolean() });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
      const open = new Set(groups.flatMap((one, at) => (one.isOpen ? [`k${at}`] : [])));
      const lines = groupLines(dataOf(groups.map((one) => one.count)), (key) => open.has(String(key)));
      const walked = groups.flatMap(({ count, isOpen }, at) => [
        `group ${at}`,
        ...(isOpen ? Array.from({ length: count }, (_, index) => `row ${at} ${index}`) : []),
      ]);
      if (groups.length > 0) walked.push('total');
      const found = Array.from({ length: lines.count }, (_, line) => {
        const one = lines.lineAt(line);
        if (one?.kind === 'row') return `row ${one.at} ${one.index}`;
        return one?.kind === 'group' ? `group ${one.at}` : (one?.kind ?? 'nothing');
      });
      expect(found).toEqual(walked);
      expect(lines.lineAt(lines.count)).toBe(undefined);
      expect(lines.lineAt(-1)).toBe(undefined);
    }),
  );
});
