/** 价值 recent and frequent, 保持 frequent but quiet, 发展 recent but rare, 挽留 neither. */
export const CUSTOMER_GROUPS = ['value', 'retain', 'develop', 'win_back'] as const;
export type CustomerGroup = (typeof CUSTOMER_GROUPS)[number];

/** Where the limits come from: set by people, or of the customers themselves, whose upper two fifths are recent and frequent. */
export const GROUP_METHODS = ['limits', 'fifths'] as const;
export type GroupMethod = (typeof GROUP_METHODS)[number];

export interface GroupThresholds {
  method: GroupMethod;
  /** Days since the last order up to which a customer counts as recent. */
  recencyDays: number;
  /** Orders within the window from which a customer counts as frequent. */
  frequency: number;
  /** Window of the frequency, in months before the date of analysis. */
  windowMonths: number;
}

/** Capital goods are bought rarely: nine months and six orders in three years divide a shipyard's suppliers' customers well. */
export const DEFAULT_THRESHOLDS: GroupThresholds = {
  method: 'limits',
  recencyDays: 270,
  frequency: 6,
  windowMonths: 36,
};

export function customerGroup(
  recencyDays: number,
  frequency: number,
  limits: GroupThresholds,
): CustomerGroup {
  const isRecent = recencyDays <= limits.recencyDays;
  const isFrequent = frequency >= limits.frequency;
  if (isRecent) return isFrequent ? 'value' : 'develop';
  return isFrequent ? 'retain' : 'win_back';
}

/** Quantile of sorted values by linear interpolation (type 7, the default of R and Excel's PERCENTILE.INC). */
export function quantile(sorted: readonly number[], p: number): number {
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const a = sorted[low] ?? Number.NaN;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? Number.NaN;
  return a + (h - low) * (b - a);
}

/**
 * The limits that hold: those that were set, or by fifths the 40 % point of the days and the 60 % point of the orders in
 * the window, as whole numbers on the side of the customers there. Customers who are equal are never parted, so a fifth
 * may be larger than the others; without customers the limits that were set.
 */
export function limitsInForce(
  thresholds: GroupThresholds,
  customers: readonly { recencyDays: number; windowFrequency: number }[],
): GroupThresholds {
  if (thresholds.method === 'limits' || customers.length === 0) return thresholds;
  const sorted = (values: number[]) => values.sort((a, b) => a - b);
  const days = sorted(customers.map((c) => c.recencyDays));
  const orders = sorted(customers.map((c) => c.windowFrequency));
  return {
    ...thresholds,
    recencyDays: Math.floor(quantile(days, 0.4)),
    frequency: Math.max(1, Math.ceil(quantile(orders, 0.6))),
  };
}

/**
 * Lower limits of classes 2…5: quintiles plus one. A value belongs to class i when it reaches the i-th limit.
 * Source: R package rfm, transaction level bins.
 */
export function quintileLimits(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p) + 1);
}

export function binOf(value: number, limits: readonly number[]): number {
  return 1 + limits.filter((limit) => value >= limit).length;
}

/**
 * Fifth (1 lowest … 5) of each item in the given order of items; when they do not divide evenly the lower fifths have
 * one more. As NTILE(5) of SQL, which took longer to rank than to sum.
 */
export function fifths<T>(items: readonly T[], compare: (a: T, b: T) => number): number[] {
  const order = items.map((item, index) => ({ item, index })).sort((a, b) => compare(a.item, b.item));
  const [size, rest] = [Math.floor(items.length / 5), items.length % 5];
  const long = rest * (size + 1);
  const ranks = items.map(() => 0);
  order.forEach(({ index }, place) => {
    ranks[index] =
      1 +
      (place < long ? Math.floor(place / (size + 1)) : rest + Math.floor((place - long) / Math.max(1, size)));
  });
  return ranks;
}
