import { IMPORT_FIELDS, type ImportKind } from './imports.fields.ts';

/**
 * What a ledger may do with records that are here. create: only new ones; a known one with other content comes back.
 * update: only known ones; an unknown key comes back. upsert: both.
 */
export const IMPORT_MODES = ['create', 'update', 'upsert'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** Ledgers of leads and master data are kept up in place; orders, units and cases are history and change on request only. */
export const DEFAULT_MODE: Readonly<Record<ImportKind, ImportMode>> = {
  'market-records': 'upsert',
  orders: 'create',
  units: 'create',
  'service-cases': 'create',
  parties: 'upsert',
  contacts: 'upsert',
  sites: 'upsert',
  products: 'upsert',
};

/** What to do with a change that meets somebody else's: send the row back, take the ledger's value, or keep ours. */
export const CONFLICT_RULES = ['return', 'ledger', 'ours'] as const;
export type ConflictRule = (typeof CONFLICT_RULES)[number];

export interface ImportKey {
  name: string;
  /** Fields that together name one record. */
  fields: readonly string[];
}

/** By what a row is known to be a record that is here; the first is taken when none is chosen. */
export const IMPORT_KEYS: Readonly<Record<ImportKind, readonly [ImportKey, ...ImportKey[]]>> = {
  'market-records': [
    { name: 'number', fields: ['sourceNo'] },
    { name: 'lead', fields: ['customer', 'product', 'recordedOn'] },
  ],
  orders: [
    { name: 'number', fields: ['orderNo'] },
    { name: 'customerNumber', fields: ['customer', 'customerOrderNo'] },
  ],
  units: [
    { name: 'barcode', fields: ['barcode'] },
    { name: 'factoryNumber', fields: ['productCode', 'factoryNo'] },
  ],
  'service-cases': [
    { name: 'number', fields: ['caseNo'] },
    { name: 'report', fields: ['unitBarcode', 'reportedOn'] },
  ],
  parties: [
    { name: 'name', fields: ['name'] },
    { name: 'customerCode', fields: ['customerCode'] },
    { name: 'creditCode', fields: ['creditCode'] },
  ],
  contacts: [
    { name: 'person', fields: ['customer', 'contact'] },
    { name: 'phone', fields: ['customer', 'phone'] },
  ],
  sites: [
    { name: 'site', fields: ['site'] },
    { name: 'imo', fields: ['imoNo'] },
    { name: 'hull', fields: ['yard', 'hullNo'] },
  ],
  products: [{ name: 'code', fields: ['productCode'] }],
};

export function importKey(kind: ImportKind, name: string | undefined): ImportKey {
  const keys = IMPORT_KEYS[kind];
  return keys.find((key) => key.name === name) ?? keys[0];
}

/** Fields a row must have. What is here already needs no more than its key. */
export function requiredFields(kind: ImportKind, mode: ImportMode, key: ImportKey): string[] {
  if (mode === 'update') return [...key.fields];
  return IMPORT_FIELDS[kind].filter((field) => field.required).map((field) => field.name);
}
