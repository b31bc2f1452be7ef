import type { ImportField } from './field-shape.ts';

/** Customers, yards, owners: one row, one party, its people perhaps in one cell. */
export const partyFields = [
  { name: 'name', kind: 'text', required: true, standIn: 'fullName' },
  { name: 'fullName', kind: 'text' },
  { name: 'customerCode', kind: 'code' },
  { name: 'creditCode', kind: 'code' },
  { name: 'role', kind: 'text' },
  { name: 'grade', kind: 'text' },
  { name: 'region', kind: 'text' },
  { name: 'industry', kind: 'text' },
  { name: 'address', kind: 'text' },
  { name: 'aliases', kind: 'text' },
  { name: 'contact', kind: 'text' },
  { name: 'phone', kind: 'phone' },
  { name: 'remark', kind: 'text' },
] as const satisfies readonly ImportField[];

/** People of parties that are here. */
export const contactFields = [
  { name: 'customer', kind: 'text', required: true, standIn: 'customerCode' },
  { name: 'customerCode', kind: 'code' },
  { name: 'contact', kind: 'text', required: true },
  { name: 'title', kind: 'text' },
  { name: 'phone', kind: 'phone' },
  { name: 'wechat', kind: 'code' },
  { name: 'email', kind: 'text' },
  { name: 'remark', kind: 'text' },
] as const satisfies readonly ImportField[];

/** Ships, plants and stations where machines stand. */
export const siteFields = [
  { name: 'site', kind: 'text', required: true, standIn: 'hullNo' },
  { name: 'siteKind', kind: 'text' },
  { name: 'imoNo', kind: 'code' },
  { name: 'yard', kind: 'text' },
  { name: 'hullNo', kind: 'code' },
  { name: 'shipType', kind: 'text' },
  { name: 'shipClass', kind: 'text' },
  { name: 'shipowner', kind: 'text' },
  { name: 'deliveredOn', kind: 'date' },
  { name: 'address', kind: 'text' },
  { name: 'remark', kind: 'text' },
] as const satisfies readonly ImportField[];

/** Models of the catalogue. */
export const productFields = [
  { name: 'productCode', kind: 'code', required: true, standIn: 'model' },
  { name: 'product', kind: 'text', required: true, standIn: 'productCode' },
  { name: 'category', kind: 'text' },
  { name: 'model', kind: 'text' },
  { name: 'uom', kind: 'text' },
] as const satisfies readonly ImportField[];
