import type { MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportPlan } from '#db/importing/import-plan.ts';
import { fieldMasked, type RoleMasks } from '#db/kit/masks/role-masks.ts';

/** Which field a column of a ledger is written to, where a role can be kept from it. */
const WRITTEN_TO: Readonly<Partial<Record<ImportKind, Readonly<Record<string, MaskedField>>>>> = {
  parties: { creditCode: 'parties.creditCode', phone: 'contacts.phone' },
  contacts: { phone: 'contacts.phone', wechat: 'contacts.wechat', email: 'contacts.email' },
  'market-records': {
    quote: 'market-records.quote',
    contact: 'market-records.contact',
    phone: 'market-records.contactPhone',
  },
  orders: {
    orderAmount: 'orders.amounts',
    unitPrice: 'orders.amounts',
    amount: 'orders.amounts',
    discount: 'orders.amounts',
    phone: 'contacts.phone',
  },
  'service-cases': {
    contact: 'service-cases.contact',
    phone: 'service-cases.contactPhone',
    cost: 'service-cases.cost',
  },
};

/**
 * FIELD_MASKED for a ledger that would write, or compare by, a field its bringer may not see or not change. The column
 * can be kept as a note instead.
 */
export function refuseLockedColumns(
  masks: RoleMasks | null,
  { kind, columns, constants }: Pick<ImportPlan, 'kind' | 'columns' | 'constants'>,
): void {
  if (!masks) return;
  const names = [...columns.map(({ field }) => field ?? ''), ...Object.keys(constants)];
  for (const name of names) {
    const field = WRITTEN_TO[kind]?.[name];
    if (field && masks.levels.has(field)) throw fieldMasked(masks, field, `fields.${name}`);
  }
}
