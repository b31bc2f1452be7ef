import type { MaskedField } from '#contract/field-masks/masked-fields.ts';

/** Columns each field is kept in, by table. */
export const MASKED_COLUMNS: Readonly<Record<MaskedField, Readonly<Record<string, readonly string[]>>>> = {
  'parties.creditCode': { parties: ['credit_code'] },
  'contacts.phone': { contacts: ['phone'] },
  'contacts.wechat': { contacts: ['wechat'] },
  'contacts.email': { contacts: ['email'] },
  'market-records.quote': { market_records: ['quote_minor', 'base_minor'] },
  'market-records.contact': { market_records: ['contact', 'contact_id'] },
  'market-records.contactPhone': { market_records: ['contact_phone'] },
  'orders.amounts': {
    orders: ['net_minor', 'tax_minor', 'gross_minor', 'gross_rest_e4', 'base_minor'],
    order_lines: ['price_minor', 'net_minor', 'tax_minor', 'gross_minor', 'gross_rest_e4'],
  },
  'service-cases.contact': { service_cases: ['contact'], case_follow_ups: ['contact'] },
  'service-cases.contactPhone': { service_cases: ['contact_phone'] },
  'service-cases.cost': {
    service_cases: ['cost_minor'],
    case_costs: ['amount_minor'],
    visit_parts: ['price_minor'],
  },
  'service-cases.income': { service_cases: ['income_minor'], service_incomes: ['amount_minor'] },
  'quotations.amounts': {
    service_quotations: ['net_minor', 'tax_minor', 'gross_minor', 'lines', 'content_hash'],
  },
  'claims.amounts': { supplier_claims: ['amount_minor', 'settled_minor'] },
};

/** Columns of JSON whose properties are masked one by one; the rest of it stays readable. */
export const JSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  service_quotations: ['lines'],
};

/** References: a mask is no id, so a masked one is as if it were empty. */
export const REFERENCE_COLUMNS: ReadonlySet<string> = new Set(['contact_id']);

/**
 * Columns that may repeat what stands in a masked one: the other columns of an imported ledger, and the reasons why an
 * odd value was kept. They go with any masked field of their table.
 */
export const BESIDE_COLUMNS: ReadonlySet<string> = new Set(['extra', 'exceptions']);

/** Texts of the search index that hold a field: kind, and the values of a document as a JSON array. */
export const SEARCHED_VALUES: Readonly<Partial<Record<MaskedField, Readonly<Record<string, string>>>>> = {
  'parties.creditCode': {
    parties: 'SELECT json_array(x.credit_code) FROM main.parties x WHERE x.id = d.entity_id',
  },
  'contacts.phone': {
    parties: 'SELECT json_group_array(x.phone) FROM main.contacts x WHERE x.party_id = d.entity_id',
    contacts:
      "SELECT json_array(x.phone) FROM main.contacts x WHERE x.id = substr(d.entity_id, instr(d.entity_id, '/') + 1)",
  },
  'contacts.wechat': {
    contacts:
      "SELECT json_array(x.wechat) FROM main.contacts x WHERE x.id = substr(d.entity_id, instr(d.entity_id, '/') + 1)",
  },
  'contacts.email': {
    contacts:
      "SELECT json_array(x.email) FROM main.contacts x WHERE x.id = substr(d.entity_id, instr(d.entity_id, '/') + 1)",
  },
  'market-records.contact': {
    'market-records': 'SELECT json_array(x.contact) FROM main.market_records x WHERE x.id = d.entity_id',
  },
  'market-records.contactPhone': {
    'market-records':
      'SELECT json_array(x.contact_phone) FROM main.market_records x WHERE x.id = d.entity_id',
  },
  'service-cases.contact': {
    'service-cases': 'SELECT json_array(x.contact) FROM main.service_cases x WHERE x.id = d.entity_id',
  },
  'service-cases.contactPhone': {
    'service-cases': 'SELECT json_array(x.contact_phone) FROM main.service_cases x WHERE x.id = d.entity_id',
  },
};
