import { type } from '@orpc/contract';
import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';

export const TODAY_KINDS = ['follow_up', 'signature', 'delivery', 'case'] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

/** One thing somebody should do, with the day it is due and the record it is about. */
export interface TodayItem {
  kind: TodayKind;
  id: string;
  no: string;
  dueOn: string;
  /** Days until due; negative is overdue. */
  days: number;
  what: string;
  partyName: string | null;
  amountMinor: number | null;
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
    .input(z.strictObject({ everybody: z.coerce.boolean().optional() }))
    .output(type<TodayList>()),
};
