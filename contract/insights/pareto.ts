export type AbcClass = 'A' | 'B' | 'C';

export interface ParetoInput {
  key: string;
  value: number;
}
export interface ParetoRow extends ParetoInput {
  /** Share of this item and all before it. */
  cumulativeShare: number;
  abc: AbcClass;
}

/**
 * Sorted by value, with the cumulative share. Class A while the share *before* the item is below 80 %, B below 95 %,
 * else C; so the item that crosses a limit still belongs to the better class.
 */
export function pareto<T extends ParetoInput>(items: readonly T[]): (T & ParetoRow)[] {
  const sorted = [...items].sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const total = sorted.reduce((sum, item) => sum + item.value, 0);
  let before = 0;
  return sorted.map((item) => {
    const share = total === 0 ? 0 : before / total;
    before += item.value;
    const abc: AbcClass = share < 0.8 ? 'A' : share < 0.95 ? 'B' : 'C';
    return { ...item, cumulativeShare: total === 0 ? 0 : before / total, abc };
  });
}
