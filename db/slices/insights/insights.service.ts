import { changeRatio } from '#contract/insights/change-ratio.ts';
import {
  binOf,
  CUSTOMER_GROUPS,
  customerGroup,
  DEFAULT_THRESHOLDS,
  fifths,
  type GroupThresholds,
  limitsInForce,
  quintileLimits,
} from '#contract/insights/customer-groups.ts';
import type {
  CasePareto,
  Contribution,
  CustomerGroups,
  FamilyMonth,
  OrderMonth,
  OrderMonths,
  PartMonth,
} from '#contract/insights/insights.schema.ts';
import { addMonths, lastDayOf, monthsBetween } from '#contract/insights/months.ts';
import { pareto } from '#contract/insights/pareto.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { getSetting, putSetting } from '#db/kit/settings.ts';
import { allCodes } from '#db/slices/codes/codes.service.ts';
import {
  type CustomerSum,
  countCases,
  countCasesByPartAndMonth,
  orderedRange,
  reportedRange,
  sumByParty,
  sumByProduct,
  sumCustomers,
  sumLinesByMonthAndFamily,
  sumOrdersByMonth,
  unratedOrders,
} from './insights.repo.ts';
import { seesAmounts, withoutAmounts } from './shown-amounts.ts';

interface MonthRange {
  from?: string | undefined;
  to?: string | undefined;
  withDrafts?: boolean | undefined;
}

/** The asked months, by default from the first order to the current month. */
function monthRange(r: ReadContext, input: MonthRange): { from: string; to: string } {
  const range = orderedRange(r.db);
  const now = r.today.slice(0, 7);
  return {
    from: input.from ?? (range.first ?? now).slice(0, 7),
    to: input.to ?? (range.last ?? now).slice(0, 7),
  };
}

/**
 * Order amount, number of orders and of customers by month in base currency, every month of the range present,
 * with 环比 and 同比. Months before the first order have no base.
 */
export function orderMonths(r: ReadContext, input: MonthRange): OrderMonths {
  const { from, to } = monthRange(r, input);
  const first = (orderedRange(r.db).first ?? `${from}-01`).slice(0, 7);
  const sums = sumOrdersByMonth(r.db, `${addMonths(from, -12)}-01`, lastDayOf(to), input.withDrafts ?? false);
  const byMonth = new Map(sums.map((s) => [s.month, s]));
  const isShown = seesAmounts(r);
  const amountOf = (month: string) =>
    month < first || !isShown ? null : (byMonth.get(month)?.amountMinor ?? 0);
  const months = monthsBetween(from, to).map((month) => {
    const amountMinor = isShown ? (amountOf(month) ?? 0) : null;
    const lastYearMinor = amountOf(addMonths(month, -12));
    const { orders = 0, customers = 0 } = byMonth.get(month) ?? {};
    const mom = changeRatio(amountMinor ?? 0, amountOf(addMonths(month, -1)));
    return {
      month,
      amountMinor,
      orders,
      customers,
      mom,
      yoy: changeRatio(amountMinor ?? 0, lastYearMinor),
      lastYearMinor,
    };
  });
  const total = (pick: (m: OrderMonth) => number) => months.reduce((sum, m) => sum + pick(m), 0);
  return {
    months,
    totalMinor: isShown ? total((m) => m.amountMinor ?? 0) : null,
    orders: total((m) => m.orders),
    currency: BASE_CURRENCY,
    leftOut: unratedOrders(r.db, `${from}-01`, lastDayOf(to), input.withDrafts ?? false),
  };
}

/** Line amounts by month and product family. */
export function familyMonths(r: ReadContext, input: MonthRange): FamilyMonth[] {
  const { from, to } = monthRange(r, input);
  return sumLinesByMonthAndFamily(r.db, `${from}-01`, lastDayOf(to), input.withDrafts ?? false);
}

export function readThresholds(r: ReadContext): GroupThresholds {
  return { ...DEFAULT_THRESHOLDS, ...getSetting<Partial<GroupThresholds>>(r.db, 'customer_groups') };
}

export function saveThresholds(w: WriteContext, limits: GroupThresholds): GroupThresholds {
  w.log({
    entity: 'insights',
    id: 'customer_groups',
    action: 'update',
    before: readThresholds(w),
    after: limits,
  });
  putSetting(w.db, 'customer_groups', limits);
  return limits;
}

function windowStart(asOf: string, months: number): string {
  const month = addMonths(asOf.slice(0, 7), -months);
  const last = lastDayOf(month);
  const day = `${month}-${asOf.slice(8)}`;
  return day > last ? last : day;
}

function limitsOf(sums: readonly CustomerSum[]) {
  return {
    recency: quintileLimits(sums.map((s) => s.recencyDays)),
    frequency: quintileLimits(sums.map((s) => s.frequency)),
    monetary: quintileLimits(sums.map((s) => s.monetaryMinor / 100)),
  };
}

const byName = (a: CustomerSum, b: CustomerSum) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const byDay = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Customers with recency, frequency and amount, ranked in fifths, binned by quintile limits and grouped by thresholds. */
export function customerGroups(
  r: ReadContext,
  input: { asOf?: string | undefined; withDrafts?: boolean | undefined },
): CustomerGroups {
  const asOf = input.asOf ?? r.today;
  const withDrafts = input.withDrafts ?? false;
  const set = readThresholds(r);
  const windowFrom = windowStart(asOf, set.windowMonths);
  const sums = sumCustomers(r.db, asOf, windowFrom, withDrafts).sort(
    (a, b) => b.monetaryMinor - a.monetaryMinor || byName(a, b),
  );
  const thresholds = limitsInForce(set, sums);
  const limits = limitsOf(sums);
  const fifth = {
    r: fifths(sums, (a, b) => byDay(a.lastOn, b.lastOn) || byName(a, b)),
    f: fifths(sums, (a, b) => a.frequency - b.frequency || byName(a, b)),
    m: fifths(sums, (a, b) => a.monetaryMinor - b.monetaryMinor || byName(a, b)),
  };
  const customers = sums.map((s, i) => ({
    ...s,
    r: fifth.r[i] ?? 1,
    f: fifth.f[i] ?? 1,
    m: fifth.m[i] ?? 1,
    rBin: 6 - binOf(s.recencyDays, limits.recency),
    fBin: binOf(s.frequency, limits.frequency),
    mBin: binOf(s.monetaryMinor / 100, limits.monetary),
    group: customerGroup(s.recencyDays, s.windowFrequency, thresholds),
  }));
  const total = customers.reduce((sum, c) => sum + c.windowMinor, 0);
  const groups = CUSTOMER_GROUPS.map((group) => {
    const members = customers.filter((c) => c.group === group);
    const windowMinor = members.reduce((sum, c) => sum + c.windowMinor, 0);
    return { group, customers: members.length, windowMinor, share: total === 0 ? 0 : windowMinor / total };
  });
  const leftOut = unratedOrders(r.db, windowFrom, asOf, withDrafts);
  const found: CustomerGroups = { asOf, windowFrom, thresholds, limits, groups, customers, leftOut };
  return seesAmounts(r) ? found : withoutAmounts(found);
}

/** The same day a year before; of the last day of a month the last one, so that a whole month is beside a whole one. */
function yearBefore(date: string): string {
  const month = addMonths(date.slice(0, 7), -12);
  const last = lastDayOf(month);
  if (date === lastDayOf(date.slice(0, 7))) return last;
  const day = `${month}-${date.slice(8)}`;
  return day > last ? last : day;
}

/** Cases by fault, part or product with cumulative share and the same period a year before; cancelled cases do not count. */
export function casePareto(
  r: ReadContext,
  input: { by: CasePareto['by']; from?: string | undefined; to?: string | undefined },
): CasePareto {
  const range = reportedRange(r.db);
  const from = input.from ?? range.first ?? r.today;
  const to = input.to ?? range.last ?? r.today;
  const sums = countCases(r.db, input.by, { from, to, lastFrom: yearBefore(from), lastTo: yearBefore(to) });
  const labels = new Map(
    input.by === 'fault' ? allCodes(r).flatMap((c) => (c.kind === 'fault' ? [[c.code, c.zh]] : [])) : [],
  );
  const counted = sums.flatMap((s) => (s.value > 0 ? [{ ...s, key: s.key ?? '' }] : []));
  const rows = pareto(counted).map((s) => ({
    ...s,
    label: labels.get(s.key) ?? s.key,
  }));
  return { by: input.by, from, to, total: rows.reduce((sum, row) => sum + row.value, 0), rows };
}

/** Cases by part and month of all time; months without a case are left out. */
export function partMonths(r: ReadContext): PartMonth[] {
  const { first, last } = reportedRange(r.db);
  if (first === null || last === null) return [];
  return countCasesByPartAndMonth(r.db, { first: first.slice(0, 7), last: last.slice(0, 7) });
}

/** Who or what the amount comes from, largest first, with ABC classes. */
export function contribution(
  r: ReadContext,
  input: { by: 'party' | 'product' | 'family'; from?: string | undefined; to?: string | undefined },
): Contribution {
  const range = orderedRange(r.db);
  const from = input.from ?? range.first ?? r.today;
  const to = input.to ?? range.last ?? r.today;
  const rows = pareto(
    input.by === 'party' ? sumByParty(r.db, from, to) : sumByProduct(r.db, input.by, from, to),
  );
  const totalMinor = rows.reduce((sum, row) => sum + row.value, 0);
  return { totalMinor, rows, leftOut: unratedOrders(r.db, from, to, false) };
}
