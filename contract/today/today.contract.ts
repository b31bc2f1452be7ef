import { type } from '@orpc/contract';
import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import type { MarketStage } from '#contract/market-records/stages.ts';
import type { CaseState, Severity } from '#contract/service-cases/states.ts';

export const TODAY_KINDS = [
  'follow_up',
  'signature',
  'delivery',
  'case',
  'call_back',
  'maintenance',
  'claim',
  'code_alarm',
] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

/** What is known about why a thing is due; the screen puts it into words. Days are whole days, quantities thousandths. */
export type TodayWhy =
  | { kind: 'follow_up'; stage: MarketStage; stageDays: number }
  | { kind: 'signature'; letter: string; sentDays: number }
  | { kind: 'delivery'; ordered: number; shipped: number }
  /** Solved, and nobody asked the customer yet. */
  | { kind: 'call_back'; solvedOn: string; solvedDays: number }
  | { kind: 'case'; state: CaseState; severity: Severity; openDays: number }
  | {
      kind: 'maintenance';
      decidedBy: 'days' | 'hours' | null;
      lastOn: string | null;
      underWay: string | null;
    }
  | { kind: 'claim'; part: string; sentDays: number }
  /** One code at two sites: where else, and when. */
  | { kind: 'code_alarm'; first: string; firstOn: string; second: string; secondOn: string };

/** One thing somebody should do, with the day it is due and the record it is about. */
export interface TodayItem {
  kind: TodayKind;
  id: string;
  no: string;
  dueOn: string;
  /** Days until due; negative is overdue. */
  days: number;
  what: string;
  why: TodayWhy;
  partyName: string | null;
  /** Ship or works the thing is about. */
  siteName: string | null;
  contact: string | null;
  phone: string | null;
  /** What is at stake, in its own currency; null where nothing is known. */
  amountMinor: number | null;
  currency: string | null;
  /** The same in the factory's own currency; null where no rate is known: such an amount stands in no sum. */
  baseMinor: number | null;
  ownerName: string | null;
}
export interface TodayList {
  today: string;
  items: TodayItem[];
}

export const todayContract = {
  /** What is due within a week, oldest first: one's own, or everybody's. */
  list: needs('signed_in')
    .route({ method: 'GET', path: '/today' })
    .input(z.strictObject({ everybody: z.boolean().optional() }))
    .output(type<TodayList>()),
};
