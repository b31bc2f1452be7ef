import type { MaskedField } from '#contract/field-masks/masked-fields.ts';

/** Keys of the names of fields; a dot in a key would part it. */
const KEYS = {
  'parties.creditCode': 'parties_creditCode',
  'contacts.phone': 'contacts_phone',
  'contacts.wechat': 'contacts_wechat',
  'contacts.email': 'contacts_email',
  'market-records.quote': 'market_records_quote',
  'market-records.contact': 'market_records_contact',
  'market-records.contactPhone': 'market_records_contactPhone',
  'orders.amounts': 'orders_amounts',
  'service-cases.contact': 'service_cases_contact',
  'service-cases.contactPhone': 'service_cases_contactPhone',
  'service-cases.cost': 'service_cases_cost',
  'service-cases.income': 'service_cases_income',
  'quotations.amounts': 'quotations_amounts',
  'claims.amounts': 'claims_amounts',
} as const satisfies Record<MaskedField, string>;

/** Key of the field's name in the `errors` namespace. */
export function maskedFieldKey<F extends MaskedField>(field: F): `maskedField.${(typeof KEYS)[F]}` {
  return `maskedField.${KEYS[field]}`;
}
