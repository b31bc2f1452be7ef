/** What somebody in a role may do with a field, from nothing to everything. Without a word a field is `edit`. */
export const MASK_LEVELS = ['hidden', 'masked', 'read', 'edit'] as const;
export type MaskLevel = (typeof MASK_LEVELS)[number];

/** What stands for a text that is masked: always the same, whatever its length. An amount shows nothing at all. */
export const MASK = '****';

interface Maskable {
  /** A masked text is known to be there; of a masked amount not even that. */
  form: 'text' | 'amount';
  /** What the field is called in a record: in rows, lists, forms and the change log. One that is derived goes with it. */
  properties: readonly string[];
}

const text = (...properties: string[]): Maskable => ({ form: 'text', properties });
const amount = (...properties: string[]): Maskable => ({ form: 'amount', properties });

/**
 * The closed list of fields a role can be kept from, by entity and name. What one could work a value out from is one
 * field with it: an order's price follows from its sum. A new field is a line here, one in `masked-columns.ts` of the
 * core for the columns it is kept in, and its mark in the schemas that carry it.
 */
export const MASKED_FIELDS = {
  'parties.creditCode': text('creditCode'),
  'contacts.phone': text('phone'),
  'contacts.wechat': text('wechat'),
  'contacts.email': text('email'),
  'market-records.quote': amount('quoteMinor', 'baseMinor'),
  'market-records.contact': text('contact', 'contactId'),
  'market-records.contactPhone': text('contactPhone'),
  'orders.amounts': amount('grossMinor', 'netMinor', 'taxMinor', 'baseMinor', 'grossRestE4', 'priceMinor'),
  'service-cases.contact': text('contact'),
  'service-cases.contactPhone': text('contactPhone'),
  'service-cases.cost': amount('costMinor', 'amountMinor', 'priceMinor'),
  'service-cases.income': amount('incomeMinor', 'amountMinor'),
  'quotations.amounts': amount('grossMinor', 'netMinor', 'taxMinor', 'priceMinor'),
  'claims.amounts': amount('amountMinor', 'settledMinor'),
} as const satisfies Record<string, Maskable>;

export type MaskedField = keyof typeof MASKED_FIELDS;
export const MASKED_FIELD_NAMES = Object.keys(MASKED_FIELDS) as MaskedField[];

/** Entity and field of a name, as they are stored. */
export function fieldParts(name: MaskedField): { entity: string; field: string } {
  const [entity = '', field = ''] = name.split('.');
  return { entity, field };
}

export function isMaskedField(name: string): name is MaskedField {
  return Object.hasOwn(MASKED_FIELDS, name);
}

export function propertiesOf(field: MaskedField): readonly string[] {
  return MASKED_FIELDS[field].properties;
}

/** Lists of parts of a record: their columns are fields of the record. */
const PART_OF: Readonly<Record<string, string>> = { 'order-lines': 'orders' };

/** The field a property of an entity's rows belongs to, or null: column ids of a list and fields of a form are properties. */
export function fieldOfProperty(list: string, property: string): MaskedField | null {
  const entity = Object.hasOwn(PART_OF, list) ? PART_OF[list] : list;
  const isIt = (name: MaskedField) => name.startsWith(`${entity}.`) && propertiesOf(name).includes(property);
  return MASKED_FIELD_NAMES.find(isIt) ?? null;
}

export const isUnseen = (level: MaskLevel): level is 'hidden' | 'masked' =>
  level === 'hidden' || level === 'masked';
