import { convert, isSameQuantity, knownUnit, numericValue } from './units.ts';

export interface DiffItem {
  clause: string | null;
  parameter: string;
  value: string | null;
  unit: string | null;
  tolerance: string | null;
  verification: string | null;
  note: string | null;
}

export const ITEM_FIELDS = [
  'clause',
  'parameter',
  'value',
  'unit',
  'tolerance',
  'verification',
  'note',
] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

/** `rewritten`: the text differs, the physical value does not (0.5 MPa → 5 bar). */
export const DIFFERENCE_KINDS = ['added', 'removed', 'changed', 'rewritten', 'same'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export interface ItemDifference {
  kind: DifferenceKind;
  before: DiffItem | null;
  after: DiffItem | null;
  /** Which fields differ. */
  fields: ItemField[];
  /** New minus old in the new unit, when both are numbers of one dimension. */
  step: number | null;
}

const fold = (text: string | null) =>
  (text ?? '').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** How an item of one revision is recognised in the other, the surest first. */
const KEYS: readonly ((item: DiffItem) => string | null)[] = [
  (item) => `${fold(item.clause)}|${fold(item.parameter)}`,
  (item) => `p:${fold(item.parameter)}`,
  (item) => (fold(item.clause) === '' ? null : `c:${fold(item.clause)}`),
];

/** Pairs items by clause and parameter, then by parameter, then by clause; each item is used once. */
function pairItems(before: readonly DiffItem[], after: readonly DiffItem[]): Map<DiffItem, DiffItem> {
  const partner = new Map<DiffItem, DiffItem>();
  const taken = new Set<DiffItem>();
  for (const keyOf of KEYS) {
    const waiting = new Map<string, DiffItem[]>();
    for (const item of before) {
      const key = keyOf(item);
      if (key === null || taken.has(item)) continue;
      waiting.set(key, [...(waiting.get(key) ?? []), item]);
    }
    for (const item of after) {
      const key = partner.has(item) ? null : keyOf(item);
      const old = key === null ? undefined : waiting.get(key)?.shift();
      if (!old) continue;
      partner.set(item, old);
      taken.add(old);
    }
  }
  return partner;
}

function stepOf(before: DiffItem, after: DiffItem): number | null {
  const from = numericValue(before.value);
  const to = numericValue(after.value);
  if (from === null || to === null) return null;
  const isBare = fold(before.unit) === fold(after.unit);
  const converted = isBare ? from : convert(from, before.unit ?? '', after.unit ?? '');
  return converted === null ? null : to - converted;
}

function compareItems(before: DiffItem, after: DiffItem): ItemDifference {
  const isSameValue = isSameQuantity(before, after);
  const fields = ITEM_FIELDS.filter((field) => fold(before[field]) !== fold(after[field]));
  // Case matters in units (mW, MW), so folding alone must not call them equal.
  const isUnitDifferent =
    (before.unit ?? '').trim() !== (after.unit ?? '').trim() &&
    knownUnit(before.unit) !== knownUnit(after.unit);
  if (isUnitDifferent && !fields.includes('unit')) fields.push('unit');
  if (fields.length === 0) return { kind: 'same', before, after, fields, step: null };
  const isRewritten = isSameValue && fields.every((field) => field === 'value' || field === 'unit');
  return {
    kind: isRewritten ? 'rewritten' : 'changed',
    before,
    after,
    fields,
    step: isSameValue ? null : stepOf(before, after),
  };
}

/**
 * Difference between two revisions in the order of the newer one, removed items where they stood.
 * Pure; numbers are compared through the unit table, everything else as folded text.
 */
export function diffItems(before: readonly DiffItem[], after: readonly DiffItem[]): ItemDifference[] {
  const partner = pairItems(before, after);
  const kept = new Set(partner.values());
  const result: ItemDifference[] = [];
  let next = 0;
  const flushRemoved = (until: number) => {
    for (; next < until; next += 1) {
      const item = before[next];
      if (item && !kept.has(item))
        result.push({ kind: 'removed', before: item, after: null, fields: [], step: null });
    }
  };
  for (const item of after) {
    const old = partner.get(item);
    if (!old) {
      result.push({ kind: 'added', before: null, after: item, fields: [], step: null });
      continue;
    }
    flushRemoved(before.indexOf(old));
    result.push(compareItems(old, item));
  }
  flushRemoved(before.length);
  return result;
}
