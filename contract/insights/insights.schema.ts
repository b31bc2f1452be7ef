import { z } from 'zod';
import { dateSchema } from '#contract/kit/values.ts';
import type { ChangeRatio } from './change-ratio.ts';
import { type CustomerGroup, GROUP_METHODS, type GroupThresholds } from './customer-groups.ts';
import type { LeftOut } from './left-out.ts';
import type { AbcClass } from './pareto.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u);

export const monthRangeInput = z.strictObject({
  from: month.optional(),
  to: month.optional(),
  /** Also orders whose specification is not signed yet. */
  withDrafts: z.boolean().optional(),
});

/** An amount; null for somebody whose role may not see the amounts it is made of. Numbers of orders stay. */
type Shown = number | null;

export interface OrderMonth {
  month: string;
  amountMinor: Shown;
  orders: number;
  customers: number;
  /** 环比, against the month before. */
  mom: ChangeRatio;
  /** 同比, against the same month of the year before. */
  yoy: ChangeRatio;
  lastYearMinor: number | null;
}
export interface OrderMonths {
  months: OrderMonth[];
  totalMinor: Shown;
  orders: number;
  currency: string;
  leftOut: LeftOut[];
}

export interface FamilyMonth {
  month: string;
  family: string;
  amountMinor: number;
}

export const thresholdsSchema = z.strictObject({
  method: z.enum(GROUP_METHODS).default('limits'),
  recencyDays: z.coerce.number().int().min(1).max(3650),
  frequency: z.coerce.number().int().min(1).max(1000),
  windowMonths: z.coerce.number().int().min(1).max(240),
}) satisfies z.ZodType<GroupThresholds>;

export const customersInput = z.strictObject({
  asOf: dateSchema.optional(),
  withDrafts: z.boolean().optional(),
});

export interface CustomerRow {
  partyId: string;
  name: string;
  lastOn: string;
  recencyDays: number;
  frequency: number;
  monetaryMinor: Shown;
  /** Orders and amount within the window of the thresholds. */
  windowFrequency: number;
  windowMinor: Shown;
  /** Fifths by rank (NTILE), 5 is best. */
  r: number;
  f: number;
  m: Shown;
  /** Classes by quintile limits, 5 is best. */
  rBin: number;
  fBin: number;
  mBin: Shown;
  group: CustomerGroup;
}
export interface CustomerGroupSum {
  group: CustomerGroup;
  customers: number;
  windowMinor: Shown;
  share: Shown;
}
export interface CustomerGroups {
  asOf: string;
  /** First day of the window: what is shown of a customer are the orders from here to `asOf`. */
  windowFrom: string;
  /** The limits in force: by fifths they are of these customers, whatever was set. */
  thresholds: GroupThresholds;
  limits: { recency: number[]; frequency: number[]; monetary: number[] | null };
  groups: CustomerGroupSum[];
  leftOut: LeftOut[];
  customers: CustomerRow[];
}

export const paretoInput = z.strictObject({
  by: z.enum(['fault', 'part', 'product']),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});
export interface CasePareto {
  by: 'fault' | 'part' | 'product';
  from: string;
  to: string;
  total: number;
  rows: {
    key: string;
    label: string;
    value: number;
    warranty: number;
    lastYear: number;
    cumulativeShare: number;
    abc: AbcClass;
  }[];
}

export const contributionInput = z.strictObject({
  by: z.enum(['party', 'product', 'family']),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});
export interface Contribution {
  totalMinor: number;
  leftOut: LeftOut[];
  rows: { key: string; label: string; value: number; cumulativeShare: number; abc: AbcClass }[];
}

export interface PartMonth {
  part: string;
  month: string;
  cases: number;
}
