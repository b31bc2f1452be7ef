import { useTranslation } from 'react-i18next';
import { IMPORT_FIELDS, type ImportFieldName } from '#contract/imports/imports.fields.ts';
import { formatMoney, formatQuantity } from '#renderer/lib/format.ts';

/** Names of stored values whose field in a ledger is called otherwise. */
const AS_FIELD: Readonly<Record<string, ImportFieldName>> = {
  quoteMinor: 'quote',
  costMinor: 'cost',
  contactPhone: 'phone',
  classCode: 'shipClass',
  shipTypeCode: 'shipType',
  partyId: 'customer',
  partyText: 'customer',
  shipownerPartyId: 'shipowner',
  ownerPartyId: 'shipowner',
  yardPartyId: 'yard',
  ownerUserId: 'owner',
  salesperson: 'owner',
  content: 'remark',
  note: 'remark',
  orderedOn: 'signedOn',
  state: 'status',
  expectedSignMonth: 'signingMonth',
  expectedDeliveryMonth: 'deliveryMonth',
  lotNo: 'lot',
  productId: 'product',
  siteId: 'site',
  unitId: 'unitBarcode',
  unitText: 'unitBarcode',
  engineerUserId: 'engineer',
  description: 'symptom',
  faultCode: 'fault',
  faultText: 'fault',
  causeCode: 'cause',
  remedyCode: 'remedy',
  outcome: 'status',
  family: 'category',
  kind: 'siteKind',
  roles: 'role',
  people: 'contact',
};
const FIELDS: ReadonlySet<string> = new Set(
  Object.values(IMPORT_FIELDS).flatMap((fields) => fields.map((field) => field.name)),
);

/** Words for a stored value that a ledger changed. */
export function useChangedWord(): (name: string) => string {
  const { t } = useTranslation('imports');
  return (name) => {
    if (name === 'lines') return t('rows.lines');
    if (name === 'extra') return t('preview.notes');
    const field = AS_FIELD[name] ?? name;
    return FIELDS.has(field) ? t(`field.${field as ImportFieldName}`) : t('rows.other');
  };
}

/** A stored value as people read it; references and whole lines are only said to differ. */
export function changedValue(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'number') {
    if (name.endsWith('Minor')) return formatMoney(value, 'yuan', 'CNY');
    return name === 'quantity' ? formatQuantity(value) : String(value);
  }
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? value.join(', ') : '…';
  if (typeof value !== 'string') return '…';
  return name.endsWith('Id') ? '…' : value;
}
