import { z } from 'zod';
import type { SampleIds } from './masked-sample.ts';
import { type NamedProcedure, procedures } from './procedures.ts';

export interface ReadableCall {
  name: string;
  input: unknown;
}

/** Procedures that only write, sign in or run a job, though everybody may call them or their route is a GET. */
const NOT_READ: ReadonlySet<string> = new Set([
  'session.signIn',
  'session.signOut',
  'session.changePassword',
  'setup.startFactory',
  'setup.openSample',
  'preferences.save',
  'views.create',
  'views.update',
  'views.remove',
  'views.setDefault',
  'jobs.cancel',
  'imports.upload',
  'imports.analyse',
  'imports.start',
  'imports.shareMapping',
  'imports.forgetMapping',
  'imports.undo',
  'exports.view',
  'exports.kind',
  'exports.document',
  'exports.file',
  'reports.issueMonthly',
  // A stream of ids that does not end.
  'changes.stream',
]);

const isReading = ({ name, permission, definition }: NamedProcedure): boolean =>
  !NOT_READ.has(name) &&
  (definition.route.method === 'GET' ||
    permission?.endsWith('.read') === true ||
    ['public', 'signed_in', 'imports.run', 'exports.run'].includes(permission ?? ''));

/** Records of a slice, for a procedure that asks for no more than one of them. */
const SLICE_RECORDS: Readonly<Record<string, string>> = {
  parties: 'party',
  contacts: 'contact',
  sites: 'site',
  products: 'product',
  marketRecords: 'record',
  specifications: 'specification',
  orders: 'order',
  units: 'unit',
  serviceCases: 'case',
  quotations: 'quotation',
  maintenance: 'plan',
  claims: 'claim',
  recalls: 'recall',
};

/** What a procedure that is not named below is asked: nothing, or one record of the sample where it needs one. */
function plainInput({ name, definition }: NamedProcedure, ids: SampleIds): unknown {
  const schema: unknown = definition.inputSchema;
  if (!(schema instanceof z.ZodObject)) return schema ? {} : undefined;
  const shape = schema.shape as Record<string, z.ZodType>;
  const needed = Object.entries(shape).filter(([, field]) => !field.safeParse(undefined).success);
  const slice = name.split('.')[0] ?? '';
  const valueOf = (field: string) =>
    field === 'id' ? ids[SLICE_RECORDS[slice] ?? ''] : ids[field.replace(/Id$/u, '')];
  return Object.fromEntries(needed.map(([field]) => [field, valueOf(field)]));
}

/** Names of every procedure somebody can read with. */
export const READING: readonly string[] = procedures.filter(isReading).map(({ name }) => name);

const LISTS = [
  'parties',
  'contacts',
  'sites',
  'products',
  'parts',
  'market-records',
  'specifications',
  'orders',
  'order-lines',
  'units',
];
const MORE_LISTS = [
  'service-cases',
  'inspection-rounds',
  'quotations',
  'knowledge',
  'claims',
  'recalls',
  'imports',
];
export const LIST_NAMES: readonly string[] = [...LISTS, ...MORE_LISTS];

const UNIT = { barcode: 'LJ-2026-0001' };
const TEXT = '锚绞机';
const each = <T>(values: readonly T[], input: (value: T) => unknown) => values.map(input);

/** Entities of the change log with the record of the sample they are about. */
function histories(ids: SampleIds): unknown[] {
  const of = (entity: string, id: string | undefined) => ({ entity, id });
  return [
    of('parties', ids['party']),
    of('parties', ids['contact']),
    of('contacts', ids['contact']),
    of('market-records', ids['record']),
    of('orders', ids['order']),
    of('service-cases', ids['case']),
    of('service-cases', ids['oldCase']),
    of('quotations', ids['quotation']),
    of('claims', ids['claim']),
    of('recalls', ids['recall']),
  ];
}

/** What each reading procedure is asked about the sample; one that needs nothing is asked with nothing. */
function inputsOf(ids: SampleIds): Readonly<Record<string, readonly unknown[]>> {
  const id = (name: string) => [{ id: ids[name] }];
  const ofCase = [{ caseId: ids['case'] }];
  const list = [{ withTotal: true, includeVoided: true }];
  const typed = each([TEXT, '江海', '沈工', '主泵', '柱塞'], (text) => ({ text }));
  return {
    'parties.list': list,
    'parties.pick': typed,
    'parties.match': [{ texts: ['江海船厂'] }],
    'parties.get': id('party'),
    'contacts.list': list,
    'sites.list': list,
    'sites.pick': typed,
    'sites.match': [{ texts: ['远帆 9'] }],
    'sites.get': id('site'),
    'products.pick': typed,
    'products.match': [{ texts: ['AW-68'] }],
    'products.get': id('product'),
    'products.pickPart': typed,
    'products.getPart': id('part'),
    'products.listBoms': [{ productId: ids['product'] }],
    'products.getBom': id('bom'),
    'marketRecords.list': list,
    'marketRecords.get': id('record'),
    'specifications.pickSigned': typed,
    'specifications.get': id('specification'),
    'specifications.difference': [{ id: ids['specification'], from: 'A', to: 'A' }],
    'orders.list': list,
    'orders.pick': typed,
    'orders.get': id('order'),
    'orders.lines': list,
    'orders.line': id('orderLine'),
    'orders.propose': [{ marketRecordId: ids['record'] }, { marketRecordId: ids['open'] }],
    'orders.sameCustomerNo': [{ partyId: ids['party'], customerOrderNo: 'K-1' }],
    'imports.template': [{ kind: 'orders' }],
    'imports.get': id('batch'),
    'imports.rejected': id('batch'),
    'imports.blockers': id('batch'),
    'imports.rows': each(['new', 'updated', 'same', 'skipped', 'error', 'conflict'], (group) => ({
      batchId: ids['batch'],
      group,
    })),
    'insights.pareto': [{ by: 'fault' }, { by: 'part' }],
    'insights.contribution': [{ by: 'party' }],
    'reports.getIssued': id('issued'),
    'reports.monthly': [{ month: '2026-02' }],
    'units.get': [UNIT],
    'units.life': [UNIT],
    'units.tree': [UNIT],
    'units.trees': [UNIT],
    'units.papers': [UNIT],
    'units.warranty': [UNIT],
    'units.places': [UNIT],
    'units.lots': [UNIT],
    'units.nextCode': [{}],
    'units.planBuild': [{ ...UNIT, codes: ['YB125-0002'] }],
    'units.pick': typed,
    'units.checkCodes': [{ codes: ['LJ-2026-0001'] }],
    'labels.prepare': [{ codes: ['LJ-2026-0001'] }],
    'labels.prints': [UNIT],
    'labels.verify': [{ text: 'LJ-2026-0001' }],
    'serviceCases.list': list,
    'serviceCases.pick': typed,
    'serviceCases.prefill': [UNIT],
    'serviceCases.similar': [{ text: '主泵异响' }],
    'serviceCases.suggest': [{ text: '主泵异响' }],
    'serviceCases.get': id('case'),
    'serviceCases.work': [...ofCase, { caseId: ids['oldCase'] }],
    'serviceCases.checkReplacement': [{ ...ofCase[0], removedBarcode: 'YB125-0001' }],
    'attachments.list': [{ entity: 'service-cases', entityId: ids['case'] }],
    'attachments.get': id('attachment'),
    'engineers.get': id('engineer'),
    'engineers.candidates': [{ ...ofCase[0], fromOn: '2026-03-02', toOn: '2026-03-04' }],
    'engineers.dispatchesOf': ofCase,
    'engineers.planner': [{ fromOn: '2026-03-02', toOn: '2026-03-04' }],
    'quotations.list': list,
    'quotations.get': id('quotation'),
    'quotations.ofCase': ofCase,
    'quotations.year': [{ year: 2026 }],
    'quotations.yearRows': [
      { year: 2026, what: 'income' },
      { year: 2026, what: 'open' },
    ],
    'maintenance.get': id('plan'),
    'maintenance.year': [{ year: 2026 }],
    'maintenance.round': id('round'),
    'knowledge.get': id('article'),
    'knowledge.offers': [{ text: '主泵异响' }],
    'knowledge.coding': [{}],
    'claims.list': list,
    'claims.get': id('claim'),
    'claims.ofCase': ofCase,
    'claims.partsBack': [{}],
    'claims.proposal': [{ pairId: ids['pair'] }],
    'recalls.get': id('recall'),
    'recalls.preview': id('recall'),
    'recalls.count': [{ lotNo: 'L2026-YB1' }],
    'recalls.ofUnit': id('unit'),
    'search.find': typed,
    'search.groups': typed,
    'search.links': [
      { kind: 'orders', id: ids['order'] },
      { kind: 'market-records', id: ids['record'] },
      { kind: 'service-cases', id: ids['case'] },
    ],
    'lists.values': each(LIST_NAMES.slice(0, 1), (name) => ({ list: name, column: 'name' })),
    'lists.groups': [{ list: 'orders', by: { column: 'partyName' }, sums: [] }],
    'lists.position': [{ list: 'orders', id: ids['order'] }],
    'views.list': each(LIST_NAMES, (name) => ({ list: name })),
    'today.list': [{ everybody: true }],
    'jobs.get': id('job'),
    'changes.history': histories(ids),
  };
}

/** Records that only few procedures need and the sample has none of: their calls are refused the same for everybody. */
export const WITHOUT_SAMPLE: ReadonlySet<string> = new Set([
  'products.getBom',
  'attachments.get',
  'engineers.get',
  'maintenance.round',
  'knowledge.get',
  'jobs.get',
]);

export function readableCalls(ids: SampleIds): ReadableCall[] {
  const inputs = inputsOf(ids);
  return procedures
    .filter((procedure) => isReading(procedure) && !WITHOUT_SAMPLE.has(procedure.name))
    .flatMap((procedure) => {
      const { name } = procedure;
      return (inputs[name] ?? [plainInput(procedure, ids)]).map((input) => ({ name, input }));
    });
}
