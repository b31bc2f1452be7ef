import type { Permission } from '#contract/kit/permissions.ts';
import type { ImportField } from './field-shape.ts';
import { contactFields, partyFields, productFields, siteFields } from './master-fields.ts';

/** What a ledger can be imported as. The words are stable: command line, REST and interface use them. */
export const IMPORT_KINDS = [
  'market-records',
  'orders',
  'units',
  'service-cases',
  'parties',
  'contacts',
  'sites',
  'products',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const marketFields = [
  { name: 'sourceNo', kind: 'code' },
  { name: 'recordedOn', kind: 'date' },
  { name: 'customer', kind: 'text', required: true, standIn: 'customerCode' },
  { name: 'customerCode', kind: 'code' },
  { name: 'shipowner', kind: 'text' },
  { name: 'shipClass', kind: 'text' },
  { name: 'shipType', kind: 'text' },
  { name: 'project', kind: 'text' },
  { name: 'hullNo', kind: 'code' },
  { name: 'product', kind: 'text', standIn: 'model' },
  { name: 'model', kind: 'text' },
  { name: 'quantity', kind: 'quantity' },
  { name: 'uom', kind: 'text' },
  { name: 'quote', kind: 'money' },
  { name: 'currency', kind: 'text' },
  { name: 'contact', kind: 'text' },
  { name: 'phone', kind: 'phone' },
  { name: 'source', kind: 'text' },
  { name: 'stage', kind: 'text' },
  { name: 'probability', kind: 'percent' },
  { name: 'signingMonth', kind: 'month' },
  { name: 'deliveryMonth', kind: 'month' },
  { name: 'owner', kind: 'text' },
  { name: 'region', kind: 'text' },
  { name: 'nextAction', kind: 'text' },
  { name: 'nextActionOn', kind: 'date' },
  { name: 'isNewCustomer', kind: 'flag' },
  { name: 'isNewProduct', kind: 'flag' },
  { name: 'lostReason', kind: 'text' },
  { name: 'remark', kind: 'text' },
] as const satisfies readonly ImportField[];

const orderFields = [
  { name: 'orderNo', kind: 'code' },
  { name: 'customerOrderNo', kind: 'code' },
  { name: 'signedOn', kind: 'date', required: true },
  { name: 'customer', kind: 'text', required: true, standIn: 'customerCode' },
  { name: 'customerCode', kind: 'code' },
  { name: 'contact', kind: 'text' },
  { name: 'phone', kind: 'phone' },
  { name: 'region', kind: 'text' },
  { name: 'owner', kind: 'text' },
  { name: 'status', kind: 'text' },
  { name: 'currency', kind: 'text' },
  { name: 'orderAmount', kind: 'money' },
  { name: 'lineNo', kind: 'code', line: true },
  { name: 'product', kind: 'text', line: true, standIn: 'model' },
  { name: 'productCode', kind: 'code', line: true },
  { name: 'category', kind: 'text', line: true },
  { name: 'model', kind: 'text', line: true },
  { name: 'quantity', kind: 'quantity', line: true },
  { name: 'uom', kind: 'text', line: true },
  { name: 'unitPrice', kind: 'money', line: true },
  { name: 'discount', kind: 'percent', line: true },
  { name: 'amount', kind: 'money', line: true },
  { name: 'taxRate', kind: 'percent', line: true },
  { name: 'hullNo', kind: 'code', line: true },
  { name: 'site', kind: 'text', line: true },
  { name: 'worksOrderNo', kind: 'code', line: true },
  { name: 'dueOn', kind: 'date', line: true },
  { name: 'shippedOn', kind: 'date', line: true },
  { name: 'remark', kind: 'text', line: true },
] as const satisfies readonly ImportField[];

const unitFields = [
  { name: 'barcode', kind: 'code', required: true, standIn: 'factoryNo' },
  { name: 'factoryNo', kind: 'code' },
  { name: 'product', kind: 'text', standIn: 'model' },
  { name: 'productCode', kind: 'code' },
  { name: 'category', kind: 'text' },
  { name: 'model', kind: 'text' },
  { name: 'drawingNo', kind: 'code' },
  { name: 'revision', kind: 'code' },
  { name: 'lot', kind: 'code' },
  { name: 'madeOn', kind: 'date' },
  { name: 'stockedOn', kind: 'date' },
  { name: 'shippedOn', kind: 'date' },
  { name: 'customer', kind: 'text' },
  { name: 'orderNo', kind: 'code' },
  { name: 'site', kind: 'text' },
  { name: 'place', kind: 'text' },
  { name: 'parentBarcode', kind: 'code' },
  { name: 'position', kind: 'text' },
  { name: 'certificateNo', kind: 'code' },
  { name: 'warrantyEndsOn', kind: 'date' },
  { name: 'status', kind: 'text' },
  { name: 'remark', kind: 'text' },
] as const satisfies readonly ImportField[];

const caseFields = [
  { name: 'caseNo', kind: 'code' },
  { name: 'reportedOn', kind: 'date', required: true },
  { name: 'channel', kind: 'text' },
  { name: 'customer', kind: 'text' },
  { name: 'contact', kind: 'text' },
  { name: 'phone', kind: 'phone' },
  { name: 'site', kind: 'text' },
  { name: 'unitBarcode', kind: 'code' },
  { name: 'product', kind: 'text' },
  { name: 'part', kind: 'text' },
  { name: 'brand', kind: 'text' },
  { name: 'model', kind: 'text' },
  { name: 'symptom', kind: 'text', required: true, standIn: 'fault' },
  { name: 'fault', kind: 'text' },
  { name: 'cause', kind: 'text' },
  { name: 'remedy', kind: 'text' },
  { name: 'severity', kind: 'text' },
  { name: 'warranty', kind: 'text' },
  { name: 'engineer', kind: 'text' },
  { name: 'status', kind: 'text' },
  { name: 'resolvedOn', kind: 'date' },
  { name: 'cost', kind: 'money' },
  { name: 'remark', kind: 'text' },
] as const satisfies readonly ImportField[];

export const IMPORT_FIELDS: Record<ImportKind, readonly ImportField[]> = {
  'market-records': marketFields,
  orders: orderFields,
  units: unitFields,
  'service-cases': caseFields,
  parties: partyFields,
  contacts: contactFields,
  sites: siteFields,
  products: productFields,
};

export type MarketImportField = (typeof marketFields)[number]['name'];
export type OrderImportField = (typeof orderFields)[number]['name'];
export type UnitImportField = (typeof unitFields)[number]['name'];
export type CaseImportField = (typeof caseFields)[number]['name'];
type NameOf<Fields extends readonly ImportField[]> = Fields[number]['name'];
export type PartyImportField = NameOf<typeof partyFields>;
export type ContactImportField = NameOf<typeof contactFields>;
export type SiteImportField = NameOf<typeof siteFields>;
export type ProductImportField = NameOf<typeof productFields>;
export type ImportFieldName =
  | MarketImportField
  | OrderImportField
  | UnitImportField
  | CaseImportField
  | PartyImportField
  | ContactImportField
  | SiteImportField
  | ProductImportField;

/** What somebody needs beside `imports.run` to bring in a kind. */
export const IMPORT_KIND_PERMISSION = {
  'market-records': 'market.write',
  orders: 'orders.write',
  units: 'units.write',
  'service-cases': 'cases.write',
  parties: 'parties.write',
  contacts: 'parties.write',
  sites: 'parties.write',
  products: 'units.write',
} as const satisfies Record<ImportKind, Permission>;
