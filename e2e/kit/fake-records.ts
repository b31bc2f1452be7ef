import type { ListInput } from '#contract/kit/list.ts';
import type { ListValues, ListValuesInput } from '#contract/lists/lists.schema.ts';
import type { MarketRecordDetail } from '#contract/market-records/market-records.schema.ts';
import { MARKET_STAGES } from '#contract/market-records/stages.ts';

const YARDS = ['华海造船', '江南东泽', '舟山启帆', '黄浦沿岸', '辽湾船厂', '扬澜船舶', '武沿船厂'];
const OWNERS = ['远帆航运', '东溟海运', '海宁国际', '南屿航运', null, '齐岸航运', '江澜航运', '卡洛航运'];
const CLASSES = ['CCS', 'BV', 'DNV', 'ABS', 'NK'];
const SHIPS = ['bulk', 'multi', 'container', 'tanker', 'research'];
const PRODUCTS = [
  '锚绞机 AW-68',
  '舵机 SG-900',
  '锚绞机 AW-54',
  '货油阀 CV-300',
  '绞车 RW-12',
  '系泊绞车 MW-30',
  '起重机 DC-30',
];
const ACTIONS = ['电话公差', '图纸送审', '报价回访', '合同评审', '现场勘查', '价格谈判', '试验大纲'];

const pick = <T>(list: readonly T[], index: number, step: number): T =>
  list[(index * step) % list.length] as T;

export const recordId = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const DAY = 86_400_000;

/** The n-th market record of the pretended ledger; the same every time. */
export function fakeRecord(index: number): MarketRecordDetail {
  const stage = pick(MARKET_STAGES, index, 3);
  const at = Date.UTC(2026, 9, 1) - index * 3_600_000;
  return {
    id: recordId(index),
    version: 1,
    createdAt: at,
    createdBy: 'u1',
    updatedAt: at,
    updatedBy: 'u1',
    voidedAt: null,
    voidReason: null,
    exceptions: null,
    no: `SC2026-${String(index + 1).padStart(4, '0')}`,
    recordedOn: new Date(at).toISOString().slice(0, 10),
    partyId: recordId(900_000 + (index % YARDS.length)),
    partyName: pick(YARDS, index, 1),
    shipownerPartyId: null,
    shipownerName: pick(OWNERS, index, 1),
    siteId: null,
    classCode: pick(CLASSES, index, 2),
    shipTypeCode: pick(SHIPS, index, 1),
    productId: null,
    product: pick(PRODUCTS, index, 1).split(' ')[0] ?? '',
    model: pick(PRODUCTS, index, 1).split(' ')[1] ?? '',
    quantity: ((index % 8) + 1) * 1000,
    uom: '台',
    quoteMinor: 38_600_000 * ((index % 11) + 1) + index * 1000,
    currency: 'CNY',
    rateE6: null,
    baseMinor: null,
    contactId: null,
    contact: '王工',
    contactPhone: '13800000000',
    kind: null,
    source: null,
    title: null,
    content: null,
    isNewCustomer: false,
    isNewProduct: false,
    isValueFixed: false,
    isSizeFixed: false,
    isAmountFixed: false,
    keyNode: null,
    keyNodeOn: null,
    stage,
    stageSinceOn: '2026-10-01',
    probability: 40,
    expectedSignMonth: '2026-12',
    expectedDeliveryMonth: null,
    ownerUserId: 'u1',
    ownerName: '李敏',
    nextAction: stage === 'lost' || stage === 'contracted' ? null : pick(ACTIONS, index, 1),
    nextActionOn:
      stage === 'lost' || stage === 'contracted'
        ? null
        : new Date(Date.now() + ((index % 20) - 3) * DAY).toISOString().slice(0, 10),
    reasonCode: null,
    reason: null,
    closedOn: null,
    recheckOn: null,
    sourceCaseId: null,
    extra: null,
    importBatchId: null,
    stageLog: [
      { seq: 1, fromStage: null, toStage: 'tracking', reason: null, at, byUser: '李敏' },
      {
        seq: 2,
        fromStage: 'tracking',
        toStage: stage,
        reason: '客户来电确认',
        at: at + 9 * DAY,
        byUser: '李敏',
      },
    ],
    specifications: [],
    orders: [],
  };
}

type Sortable = Record<string, string | number | null>;

function matches(record: MarketRecordDetail, input: ListInput): boolean {
  const text = input.search ?? '';
  if (text && !`${record.no}${record.partyName}${record.model}`.includes(text)) return false;
  return (input.filters ?? []).every((filter) => {
    const value = (record as unknown as Sortable)[filter.column];
    if (filter.op === 'contains')
      return String((value as string | number | null) ?? '').includes(String(filter.value));
    if (filter.op === 'in') return (filter.values ?? []).includes(value ?? '');
    if (filter.op === 'empty') return value === null;
    if (filter.op === 'between')
      return Number(value) >= Number(filter.values?.[0]) && Number(value) <= Number(filter.values?.[1]);
    return true;
  });
}

/** The value list of a column, counted under the filters of the others. */
export function fakeValues(records: readonly MarketRecordDetail[], input: ListValuesInput): ListValues {
  const filters = (input.filters ?? []).filter((one) => one.column !== input.column);
  const counts = new Map<string | number | null, number>();
  for (const record of records.filter((one) => matches(one, { filters }))) {
    const value = (record as unknown as Sortable)[input.column] ?? null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return { values: values.slice(0, 500), hasMore: values.length > 500 };
}

/** A list procedure over records held in memory: filters, one sort key, cursor and offset. */
export function fakeList(records: readonly MarketRecordDetail[], input: ListInput) {
  const sort = input.sort?.[0];
  let rows =
    input.filters?.length || input.search ? records.filter((record) => matches(record, input)) : records;
  if (sort) {
    const by = (record: MarketRecordDetail) => (record as unknown as Sortable)[sort.column] ?? '';
    const sign = sort.direction === 'asc' ? 1 : -1;
    rows = [...rows].sort((a, b) => (by(a) < by(b) ? -sign : by(a) > by(b) ? sign : 0));
  }
  const limit = input.limit ?? 50;
  const skipped = input.fromEnd ? rows.length - (input.offset ?? 0) - limit : (input.offset ?? 0);
  const from = input.after === undefined ? Math.max(0, skipped) : Number(input.after);
  const to = from + limit;
  return {
    rows: rows.slice(from, to),
    next: to < rows.length ? String(to) : null,
    ...(input.withTotal ? { total: rows.length } : {}),
  };
}
