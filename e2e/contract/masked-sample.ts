import type { MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { Core } from '#db/core.ts';
import { type Caller, expectOk } from './transports.ts';

/** A value for each field that stands nowhere else in the books; amounts in minor units. */
export const SENTINELS: Readonly<Record<MaskedField, readonly (string | number)[]>> = {
  'parties.creditCode': ['91SENTINELCREDIT7'],
  // As it is now, as it was before an import changed it, and in a row of that import that came back.
  'contacts.phone': ['13987650417', '13987651499', '13955552422'],
  'contacts.wechat': ['wx-sentinel-0418'],
  'contacts.email': ['sentinel0419@mail.example'],
  'market-records.quote': [76_543_210_981],
  'market-records.contact': ['哨位联系人甲'],
  'market-records.contactPhone': ['13811220420'],
  'orders.amounts': [86_420_975_313],
  'service-cases.contact': ['哨位报修人乙', '哨位回访人丙'],
  'service-cases.contactPhone': ['13755660421'],
  'service-cases.cost': [55_501_234_517, 55_512_345_619],
  'service-cases.income': [44_432_198_743],
  'quotations.amounts': [33_377_714_129],
  'claims.amounts': [22_299_931_877, 22_288_820_766],
};

/** Every way a value is written: as it is stored, as a number of a file, as an amount on a page. */
export function writtenForms(value: string | number): string[] {
  if (typeof value === 'string') return [value, value.slice(-6)];
  const major = String(Math.floor(value / 100));
  const grouped = major.replace(/\B(?=(\d{3})+$)/gu, ',');
  return [String(value), major, grouped];
}

/** Ids of the records of the sample, by what a procedure calls them. */
export type SampleIds = Readonly<Record<string, string>>;
interface Row {
  id: string;
  version: number;
}

async function supplyClaim(post: Post, caseId: string): Promise<string> {
  const supplier = await post('parties.create', { name: '宁波油泵厂', roles: ['supplier'] });
  const [amountMinor, settledMinor] = SENTINELS['claims.amounts'];
  const claim = await post('claims.create', {
    supplierId: supplier.id,
    caseId,
    part: '柱塞泵',
    reason: '柱塞卡滞',
    amountMinor,
  });
  const move = async (version: number, toState: string, more = {}) =>
    post('claims.move', { id: claim.id, version, toState, ...more });
  const sent = await move(claim.version, 'sent');
  const accepted = await move(sent.version, 'accepted', { answer: '同意' });
  await move(accepted.version, 'settled', { settledMinor });
  return claim.id;
}

type Post = (procedure: string, input: object) => Promise<Row>;

async function writeMarket(post: Post) {
  const party = await post('parties.create', {
    name: '江海船厂',
    region: '浙江',
    creditCode: SENTINELS['parties.creditCode'][0],
    exceptions: { creditCode: '旧证号码' },
  });
  const contact = await post('parties.addContact', {
    partyId: party.id,
    name: '沈工',
    phone: SENTINELS['contacts.phone'][1],
    wechat: SENTINELS['contacts.wechat'][0],
    email: SENTINELS['contacts.email'][0],
  });
  const product = await post('products.create', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  const record = await post('marketRecords.create', {
    partyId: party.id,
    product: '锚绞机',
    quoteMinor: SENTINELS['market-records.quote'][0],
    contact: SENTINELS['market-records.contact'][0],
    contactPhone: SENTINELS['market-records.contactPhone'][0],
    nextAction: '回访',
    nextActionOn: '2026-03-02',
  });
  // Still open, so that it stands in the day's work.
  const open = await post('marketRecords.create', {
    partyId: party.id,
    product: '舵机',
    quoteMinor: SENTINELS['market-records.quote'][0],
    contact: SENTINELS['market-records.contact'][0],
    contactPhone: SENTINELS['market-records.contactPhone'][0],
    nextAction: '报价',
    nextActionOn: '2026-03-02',
  });
  return { party, contact, product, record, open };
}

async function writeOrder(post: Post, made: Awaited<ReturnType<typeof writeMarket>>) {
  const specification = await post('specifications.create', {
    title: '锚绞机技术规格书',
    partyId: made.party.id,
    marketRecordId: made.record.id,
  });
  const order = await post('orders.create', {
    no: 'HT-SENTINEL',
    overrideReason: '老客户先签',
    partyId: made.party.id,
    marketRecordId: made.record.id,
    orderedOn: '2026-02-10',
    dueOn: '2026-03-05',
    lines: [
      {
        productId: made.product.id,
        product: '锚绞机',
        quantity: 1000,
        priceMinor: SENTINELS['orders.amounts'][0],
        taxBp: 0,
      },
    ],
  });
  return { specification, order };
}

async function writeUnits(post: Post, lineId: string, productId: string) {
  const part = await post('products.createPart', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  await post('units.register', { codes: 'LJ-2026-0001', productId, orderLineId: lineId });
  await post('units.register', { codes: ['YB125-0001', 'YB125-0002'], partId: part.id, lotNo: 'L2026-YB1' });
  await post('units.record', {
    barcode: 'YB125-0001',
    type: 'INSTALLED',
    parentBarcode: 'LJ-2026-0001',
    position: 'pump_1',
  });
  return part;
}

/** A case that is over, with somebody who was asked about it. */
async function writeOldCase(post: Post, partyId: string): Promise<string> {
  let row = await post('serviceCases.create', { title: '绞车不转', partyId });
  const step = async (procedure: string, more: object) => {
    row = await post(procedure, { id: row.id, version: row.version, ...more });
  };
  await step('serviceCases.judge', { judgement: 'goodwill', reason: '老客户' });
  await step('serviceCases.move', { toState: 'in_progress' });
  await step('serviceCases.move', { toState: 'resolved' });
  await post('serviceCases.followUp', {
    caseId: row.id,
    version: row.version,
    way: 'phone',
    contact: SENTINELS['service-cases.contact'][1],
    isSolved: true,
  });
  return row.id;
}

/** A ledger of people brought in over what is here: a row that changes a phone, and one that comes back. */
async function importContacts(admin: Caller): Promise<string> {
  const [now, , returned] = SENTINELS['contacts.phone'];
  const text = `客户名称,联系人,电话\n江海船厂,沈工,${String(now)}\n没有的船厂,陌生人,${String(returned)}\n`;
  const file = new File([text], '联系人.csv', { type: 'text/csv' });
  const { uploadId } = expectOk(await admin.call('imports.upload', { file })) as { uploadId: string };
  const request = { kind: 'contacts', mode: 'update', conflicts: 'ledger' };
  const { jobId } = expectOk(await admin.call('imports.start', { uploadId, request })) as { jobId: string };
  return jobId;
}

async function writeCase(post: Post, partyId: string) {
  const [cost, price] = SENTINELS['service-cases.cost'];
  let row = await post('serviceCases.create', {
    title: '主泵异响',
    description: '起锚时压力波动',
    barcode: 'LJ-2026-0001',
    partyId,
    contact: SENTINELS['service-cases.contact'][0],
    contactPhone: SENTINELS['service-cases.contactPhone'][0],
    dueOn: '2026-03-03',
  });
  row = await post('serviceCases.judge', { id: row.id, version: row.version, judgement: 'paid' });
  await post('serviceCases.addCost', { caseId: row.id, kind: 'travel', amountMinor: cost });
  const { visits } = (await post('serviceCases.addVisit', {
    caseId: row.id,
    engineers: '周工',
    findings: '柱塞磨损',
  })) as Row & { visits: readonly Row[] };
  const visit = visits[0] ?? row;
  const replaced = (await post('serviceCases.replace', {
    visitId: visit.id,
    removedBarcode: 'YB125-0001',
    installedBarcode: 'YB125-0002',
    priceMinor: price,
  })) as Row & { visits: readonly { parts: readonly { pairId: string | null }[] }[] };
  const pairId = replaced.visits[0]?.parts[0]?.pairId ?? '';
  await post('serviceCases.addVisitPart', {
    visitId: visit.id,
    part: '密封圈',
    quantity: 1000,
    priceMinor: price,
  });
  const quotation = await post('quotations.draft', {
    caseId: row.id,
    taxBp: 0,
    lines: [
      {
        kind: 'labour',
        text: '人工',
        quantity: 1000,
        uom: '次',
        priceMinor: SENTINELS['quotations.amounts'][0],
      },
    ],
  });
  await post('quotations.addIncome', { caseId: row.id, amountMinor: SENTINELS['service-cases.income'][0] });
  return { row, visit, quotation, pairId };
}

/** A factory with one record of each kind, every field of it filled; written by an administrator. */
export async function writeSample(admin: Caller, core: Core): Promise<SampleIds> {
  const post: Post = async (procedure, input) => expectOk(await admin.call(procedure, input)) as Row;
  const market = await writeMarket(post);
  const { specification, order } = await writeOrder(post, market);
  const { lines } = expectOk(await admin.call('orders.get', { id: order.id })) as { lines: Row[] };
  const part = await writeUnits(post, lines[0]?.id ?? '', market.product.id);
  const service = await writeCase(post, market.party.id);
  const oldCaseId = await writeOldCase(post, market.party.id);
  const claimId = await supplyClaim(post, service.row.id);
  const recall = await post('recalls.create', {
    title: '柱塞泵召回',
    reason: '柱塞卡滞',
    measure: '换泵',
    lotNo: 'L2026-YB1',
  });
  await post('recalls.start', { id: recall.id, version: recall.version });
  const unit = await post('units.get', { barcode: 'LJ-2026-0001' });
  const site = await post('sites.create', { name: '远帆 9', kind: 'vessel', ownerPartyId: market.party.id });
  const plan = await post('maintenance.create', {
    barcode: 'LJ-2026-0001',
    title: '年度保养',
    everyDays: 365,
    startOn: '2026-01-01',
  });
  await core.host.jobs().settled(await importContacts(admin));
  const batches = expectOk(await admin.call('imports.list', {})) as { rows: Row[] };
  const issued = (await post('reports.issueMonthly', { month: '2026-02' })) as unknown as {
    issued: { id: string };
  };
  return {
    party: market.party.id,
    contact: market.contact.id,
    product: market.product.id,
    record: market.record.id,
    open: market.open.id,
    specification: specification.id,
    order: order.id,
    orderLine: lines[0]?.id ?? '',
    part: part.id,
    case: service.row.id,
    oldCase: oldCaseId,
    visit: service.visit.id,
    quotation: service.quotation.id,
    pair: service.pairId,
    claim: claimId,
    recall: recall.id,
    unit: unit.id,
    site: site.id,
    plan: plan.id,
    batch: batches.rows[0]?.id ?? '',
    issued: issued.issued.id,
  };
}
