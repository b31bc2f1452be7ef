import type { CustomerGroups } from '#contract/insights/insights.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { masksOf } from '#db/kit/masks/field-masks.ts';

/** False where the role of who asks may not see amounts of orders: sums of them are not there, numbers of orders are. */
export function seesAmounts(r: ReadContext): boolean {
  return !masksOf(r.db)?.unseen.has('orders.amounts');
}

/** Groups by when and how often somebody ordered, without a word on how much. */
export function withoutAmounts(groups: CustomerGroups): CustomerGroups {
  const none = { windowMinor: null };
  return {
    ...groups,
    limits: { ...groups.limits, monetary: null },
    groups: groups.groups.map((group) => ({ ...group, ...none, share: null })),
    customers: groups.customers.map((c) => ({ ...c, ...none, monetaryMinor: null, m: null, mBin: null })),
  };
}
