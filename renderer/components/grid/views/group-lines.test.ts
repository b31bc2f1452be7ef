import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListGroups } from '#contract/lists/lists.schema.ts';
import { groupLines } from './group-lines.ts';

interface Node {
  count: number;
  isOpen: boolean;
  inside: readonly Node[];
}

const node = (levels: number): fc.Arbitrary<Node> =>
  fc.record({
    count: fc.integer({ min: 1, max: 5 }),
    isOpen: fc.boolean(),
    inside: levels > 1 ? fc.array(node(levels - 1), { minLength: 1, maxLength: 3 }) : fc.constant([]),
  });

/** The groups as the core sends them: each before those in it. */
function sent(nodes: readonly Node[], levels: number): { data: ListGroups; flat: Node[] } {
  const groups: ListGroups['groups'] = [];
  const flat: Node[] = [];
  const add = (one: Node, depth: number): void => {
    groups.push({ key: `k${groups.length}`, depth, count: one.count, sums: [] });
    flat.push(one);
    for (const inner of one.inside) add(inner, depth + 1);
  };
  for (const one of nodes) add(one, 0);
  return { data: { groups, total: { count: 7, sums: [] }, levels, hasMore: false }, flat };
}

test.each([1, 2, 3])('on %d levels every line is the one a plain walk comes to', (levels) => {
  fc.assert(
    fc.property(fc.array(node(levels), { maxLength: 6 }), (nodes) => {
      const { data, flat } = sent(nodes, levels);
      const lines = groupLines(data, (at) => flat[at]?.isOpen === true);
      const walked: string[] = [];
      const parents: number[] = [];
      const walk = (one: Node, depth: number, parent: number): void => {
        const at = flat.indexOf(one);
        const line = walked.push(`group ${at}`) - 1;
        parents.push(parent);
        if (!one.isOpen) return;
        for (const inner of one.inside) walk(inner, depth + 1, line);
        for (let index = 0; depth === levels - 1 && index < one.count; index += 1) {
          walked.push(`row ${at} ${index}`);
          parents.push(line);
        }
      };
      for (const one of nodes) walk(one, 0, -1);
      if (nodes.length > 0) walked.push('total');
      const found = Array.from({ length: lines.count }, (_, line) => {
        const one = lines.lineAt(line);
        if (one?.kind === 'row') return `row ${one.at} ${one.index}`;
        return one?.kind === 'group' ? `group ${one.at}` : (one?.kind ?? 'nothing');
      });
      expect(found).toEqual(walked);
      expect(parents.map((_, line) => lines.parentOf(line))).toEqual(parents);
      expect(lines.lineAt(lines.count)).toBe(undefined);
      expect(lines.lineAt(-1)).toBe(undefined);
    }),
  );
});
