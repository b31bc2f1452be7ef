import { read } from '@e965/xlsx';
import type { DocumentAsked } from '#contract/exports/exports.schema.ts';
import { fieldOfProperty, type MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { SampleIds } from './masked-sample.ts';
import type { Outcome } from './outcome.ts';
import { READING, type ReadableCall } from './readable-calls.ts';

/** Every procedure that takes a text to find something by. */
export function searches(text: string): ReadableCall[] {
  const picks = ['parties', 'sites', 'products', 'orders', 'units', 'serviceCases'].map(
    (slice) => `${slice}.pick`,
  );
  const lists = [
    'parties',
    'contacts',
    'sites',
    'products',
    'marketRecords',
    'orders',
    'units',
    'serviceCases',
    'quotations',
    'claims',
  ];
  return [
    ...['search.find', 'search.groups', ...picks].map((name) => ({ name, input: { text } })),
    ...lists.map((slice) => ({ name: `${slice}.list`, input: { search: text } })),
    { name: 'parties.match', input: { texts: [text] } },
  ];
}

/** Records an answer names. */
export function countIn(outcome: Outcome): number {
  if (!('ok' in outcome)) return 0;
  const { ok } = outcome;
  if (Array.isArray(ok)) return ok.filter((one: { count?: number }) => one.count !== 0).length;
  return (ok as { rows?: unknown[] }).rows?.length ?? 0;
}

export const fieldNamed = (field: MaskedField) => {
  const [entity, name] = field.split('.');
  return { entity, field: name };
};
const LISTED: readonly (readonly [list: string, column: string])[] = [
  ['market-records', 'quoteMinor'],
  ['orders', 'grossMinor'],
  ['orders', 'netMinor'],
  ['order-lines', 'grossMinor'],
  ['order-lines', 'priceMinor'],
  ['quotations', 'grossMinor'],
  ['quotations', 'netMinor'],
  ['claims', 'amountMinor'],
  ['claims', 'settledMinor'],
  ['service-cases', 'costMinor'],
  ['service-cases', 'incomeMinor'],
];

/** Columns of lists that are fields of the catalogue. */
export function maskedColumns() {
  return LISTED.map(([list, column]) => {
    const field = fieldOfProperty(list, column);
    if (field === null) throw new Error(`${list}.${column} is no field`);
    return { list, column, field };
  });
}

const SLICES: Readonly<Record<string, string>> = {
  'market-records': 'marketRecords',
  'service-cases': 'serviceCases',
};

/** Everything a list can be asked about one of its columns. */
export function questions(list: string, column: string, ids: SampleIds): ReadableCall[] {
  const sort = [{ column, direction: 'asc' as const }];
  const filters = [{ column, op: 'gte' as const, value: 1 }];
  const page = list === 'order-lines' ? 'orders.lines' : `${SLICES[list] ?? list}.list`;
  const group = { list, by: { column: 'no' } };
  return [
    { name: page, input: { sort } },
    { name: page, input: { filters } },
    { name: 'lists.groups', input: { ...group, sums: [column] } },
    { name: 'lists.groups', input: { ...group, sums: [], filters } },
    { name: 'lists.groups', input: { list, by: { column }, sums: [] } },
    { name: 'lists.values', input: { list, column } },
    { name: 'lists.values', input: { list, column: 'no', filters } },
    ...(READING.includes('lists.position')
      ? [{ name: 'lists.position', input: { list, id: ids['order'], sort } }]
      : []),
    { name: 'exports.view', input: viewOf(list, ['no'], { sort }) },
    { name: 'exports.view', input: viewOf(list, ['no'], { filters }) },
  ];
}

export const viewOf = (list: string, columns: readonly string[], more: object = {}) => ({
  list,
  title: list,
  format: 'csv' as const,
  columns: columns.map((id) => ({
    id,
    header: id,
    kind: id.endsWith('Minor') ? ('money' as const) : ('text' as const),
  })),
  words: { total: '合计', blank: '空', yes: '是', no: '否', notes: '说明' },
  ...more,
});

/** Columns of such fields by list, as a view shows them. */
export const VIEWED: Readonly<Record<string, readonly string[]>> = {
  parties: ['no', 'name', 'creditCode'],
  contacts: ['partyName', 'name', 'phone', 'wechat', 'email'],
  'market-records': ['no', 'quoteMinor', 'contact', 'contactPhone'],
  orders: ['no', 'grossMinor', 'netMinor', 'baseMinor'],
  'order-lines': ['no', 'priceMinor', 'grossMinor', 'netMinor', 'taxMinor'],
  'service-cases': ['no', 'contact', 'contactPhone', 'costMinor', 'incomeMinor'],
  quotations: ['no', 'grossMinor', 'netMinor', 'lines'],
  claims: ['no', 'amountMinor', 'settledMinor'],
};

/** Every document that leaves as a workbook, of the records of the sample. */
export const documentsOf = (ids: SampleIds): DocumentAsked[] => [
  { document: 'order', id: ids['order'] ?? '' },
  { document: 'specification', id: ids['specification'] ?? '', letter: 'A' },
  { document: 'quotation', id: ids['quotation'] ?? '' },
  { document: 'service-case', id: ids['case'] ?? '' },
  { document: 'visit', id: ids['case'] ?? '', seq: 1 },
  { document: 'monthly-report', month: '2026-02' },
];

/** All that stands in the cells of a workbook, formulas too; an error as it was told. */
export async function workbookText(file: File | string): Promise<string> {
  if (typeof file === 'string') return file;
  return JSON.stringify(read(new Uint8Array(await file.arrayBuffer()), { cellFormula: true }).Sheets);
}
