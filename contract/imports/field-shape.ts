/**
 * How the cells of a field are read.
 * text: as typed · code: identifier, never a number · date: YYYY-MM-DD · month: YYYY-MM · money: minor units ·
 * quantity: thousandths with unit of measure · percent: basis points · integer · phone · flag: yes/no.
 */
export const VALUE_KINDS = [
  'text',
  'code',
  'date',
  'month',
  'money',
  'quantity',
  'percent',
  'integer',
  'phone',
  'flag',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export interface ImportField {
  name: string;
  kind: ValueKind;
  /** Without it a row cannot be stored; the interface asks for a column or one value for all rows. */
  required?: true;
  /** Belongs to one line of an order; the other fields of `orders` belong to its head. */
  line?: true;
  /** Takes this field's column when it has none of its own (a ledger that knows customers by code only). */
  standIn?: string;
}
