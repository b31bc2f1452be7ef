import type { MarketStage } from '#contract/market-records/stages.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { moveMarketRecord } from '#db/slices/market-records/market-record-stages.service.ts';
import {
  createMarketRecord,
  getMarketRecord,
  updateMarketRecord,
} from '#db/slices/market-records/market-records.service.ts';
import { addDays } from './calendar.ts';
import { SAMPLE_PRODUCTS } from './catalogue.ts';
import { sendSpecification, signAndOrder } from './order-story.ts';
import { personName, phoneNumber } from './people.ts';
import type { Buyer, Deal, SampleWorld } from './world.ts';

const SOURCES = [
  ['repeat', 5],
  ['customer', 4],
  ['visit', 4],
  ['tender', 3],
  ['agent', 2],
  ['fair', 1],
  ['service', 1],
] as const;
const LOST = [
  ['price', 8],
  ['owner_brand', 4],
  ['delivery', 4],
  ['technical', 3],
  ['payment', 2],
  ['relation', 2],
  ['project_cancelled', 3],
] as const;
const LOST_WORDS: Readonly<Record<string, string>> = {
  price: '对手报价低约 6%，船厂选最低价',
  owner_brand: '船东指定国外品牌',
  delivery: '交期不能满足分段下水',
  technical: '制动力矩不满足船东附加要求',
  payment: '要求货到付款，条件不能接受',
  relation: '关键人调离，关系没有接上',
  project_cancelled: '船东取消建造计划',
};
const ACTIONS = [
  '电话确认制动力矩公差',
  '催复报价',
  '送审总装图',
  '面谈价格',
  '补充船级社资料',
  '回访采购主管',
  '提交技术澄清函',
  '拜访设计院',
  '合同文本确认',
];
const NODES = ['开工', '分段合拢', '下水', '图纸退审', '系泊试验'];
const DWT: Readonly<Record<string, string>> = {
  bulk: '82,000 DWT 散货船',
  container: '1,800 TEU 集装箱船',
  tanker: '50,000 DWT 油船',
  chemical: '25,000 DWT 化学品船',
  general: '12,500 DWT 多用途船',
  offshore: '85 m 平台供应船',
  dredger: '4,500 m³ 挖泥船',
  research: '4,000 t 科考船',
  patrol: '3,000 t 公务船',
  tug: '6,000 kW 拖轮',
  roro: '客滚船',
  heavy: '28,000 DWT 重吊船',
  car: '7,000 车位汽车船',
};
const SHIP_TYPES = [
  ['bulk', 7],
  ['container', 5],
  ['tanker', 4],
  ['general', 3],
  ['chemical', 2],
  ['offshore', 3],
  ['dredger', 1],
  ['research', 1],
  ['patrol', 1],
  ['tug', 2],
  ['roro', 1],
  ['heavy', 1],
  ['car', 1],
] as const;
const CLASSES = [
  ['CCS', 10],
  ['BV', 3],
  ['DNV', 3],
  ['ABS', 2],
  ['LR', 2],
  ['NK', 2],
  ['KR', 1],
] as const;

function drawDeal(world: SampleWorld, buyer: Buyer, day: string): Omit<Deal, 'recordId'> {
  const { random } = world;
  const product = random.weighted(
    SAMPLE_PRODUCTS.map((p) => [p, p.weight * (buyer.favourite === p.family ? 3 : 1)] as const),
  );
  const years = (Date.parse(world.until) - Date.parse(day)) / 31_557_600_000;
  const level = (1 - 0.022 * years) * (0.92 + random.next() * 0.18);
  return {
    day,
    buyer,
    seller: buyer.seller,
    product,
    quantity:
      product.family === '阀门与遥控'
        ? random.int(2, 12) * 4
        : product.priceMinor > 200_000_000
          ? random.int(1, 2)
          : random.weighted([
              [1, 3],
              [2, 6],
              [4, 3],
            ]),
    priceMinor: Math.round((product.priceMinor * level) / 10_000) * 10_000,
    shipType: random.weighted(SHIP_TYPES),
    classCode: random.weighted(CLASSES),
    ownerPartyId: buyer.isOwner || random.chance(0.15) ? null : random.pick(world.ownerIds),
  };
}

/** A lead as it comes in; what becomes of it is planned at once and happens at its own date. */
export function planDeal(
  world: SampleWorld,
  buyer: Buyer,
  day: string,
  outcome: 'won' | 'lost' | 'shelved' | 'open',
): void {
  const draft = drawDeal(world, buyer, day);
  const { random, simulation } = world;
  simulation.at(day, draft.seller, (w) => {
    const deal: Deal = { ...draft, recordId: recordLead(world, w, draft) };
    const step = () => random.int(12, 45);
    const technical = addDays(day, step());
    const quoted = addDays(technical, step());
    const decided = addDays(quoted, random.int(20, 90));
    simulation.at(technical, deal.seller, (x) => move(x, deal, 'technical_exchange'));
    if (outcome === 'open' && random.chance(0.35)) return planNextAction(world, deal, technical, true);
    simulation.at(quoted, deal.seller, (x) => move(x, deal, 'quoted'));
    if (outcome === 'open') {
      sendSpecification(world, deal, addDays(world.until, -9));
      return planNextAction(world, deal, quoted, true);
    }
    if (outcome === 'lost') return simulation.at(decided, deal.seller, (x) => lose(world, x, deal));
    if (outcome === 'shelved') return simulation.at(decided, deal.seller, (x) => shelve(x, deal));
    planNextAction(world, deal, quoted, false);
    signAndOrder(world, deal, decided);
  });
}

function recordLead(world: SampleWorld, w: WriteContext, deal: Omit<Deal, 'recordId'>): string {
  const { random } = world;
  const contact = random.pick(deal.buyer.contacts);
  return createMarketRecord(w, {
    partyId: deal.buyer.partyId,
    shipownerPartyId: deal.ownerPartyId,
    classCode: deal.classCode,
    shipTypeCode: deal.shipType,
    productId: world.productIds.get(deal.product.code) ?? null,
    product: deal.product.name.replace(/ .*/u, ''),
    model: deal.product.code,
    quantity: deal.quantity * 1000,
    quoteMinor: deal.priceMinor * deal.quantity,
    contactId: contact.id,
    contact: contact.name,
    contactPhone: contact.phone,
    source: random.weighted(SOURCES),
    title: `${DWT[deal.shipType] ?? '船舶'}${deal.product.name.replace(/ .*/u, '')}项目`,
    content: `${deal.buyer.name}${DWT[deal.shipType] ?? ''}，需${deal.product.name} ${deal.quantity} 台，${random.pick(NODES)}节点前到货。`,
    isNewCustomer: deal.buyer.deals === 0,
    isNewProduct: deal.product.code === 'RW-12',
    isValueFixed: random.chance(0.6),
    isSizeFixed: random.chance(0.7),
    isAmountFixed: random.chance(0.5),
    keyNode: random.pick(NODES),
    keyNodeOn: addDays(deal.day, random.int(120, 320)),
    probability: random.pick([10, 30, 50, 60, 70]),
    expectedSignMonth: addDays(deal.day, random.int(60, 160)).slice(0, 7),
    expectedDeliveryMonth: addDays(deal.day, random.int(240, 420)).slice(0, 7),
    nextAction: random.pick(ACTIONS),
    nextActionOn: addDays(deal.day, random.int(3, 14)),
  }).id;
}

function move(w: WriteContext, deal: Deal, toStage: MarketStage): void {
  const current = getMarketRecord(w, deal.recordId);
  if (current.stage !== toStage)
    moveMarketRecord(w, { id: deal.recordId, version: current.version, toStage, reason: '按进展' });
}

/** Open leads near today have something due: one in four was forgotten, the others are for these days. */
function planNextAction(world: SampleWorld, deal: Deal, day: string, isOpen: boolean): void {
  const { random, until } = world;
  world.simulation.at(addDays(day, 1), deal.seller, (w) => {
    const current = getMarketRecord(w, deal.recordId);
    const wait = random.int(5, 20);
    const due = addDays(day, wait);
    const putOff = isOpen && wait % 4 !== 0 ? addDays(until, (wait % 9) - 1) : due;
    updateMarketRecord(w, {
      id: deal.recordId,
      version: current.version,
      nextAction: random.pick(ACTIONS),
      nextActionOn: due < until ? putOff : addDays(until, random.int(-6, 12)),
    });
  });
}

function lose(world: SampleWorld, w: WriteContext, deal: Deal): void {
  const reasonCode = world.random.weighted(LOST);
  const current = getMarketRecord(w, deal.recordId);
  moveMarketRecord(w, {
    id: deal.recordId,
    version: current.version,
    toStage: 'lost',
    reasonCode,
    reason: LOST_WORDS[reasonCode] ?? '其他',
  });
}

function shelve(w: WriteContext, deal: Deal): void {
  const current = getMarketRecord(w, deal.recordId);
  const recheckOn = addDays(w.today, 120);
  moveMarketRecord(w, {
    id: deal.recordId,
    version: current.version,
    toStage: 'shelved',
    reason: '船东融资未定，暂缓',
    recheckOn,
  });
}

/** People of a buyer: who decides, who buys, who runs the machinery. */
export function drawContacts(world: SampleWorld): {
  name: string;
  title: string;
  decisionLevel: 'decision' | 'senior' | 'middle' | 'basic';
  phone: string;
}[] {
  const posts = [
    ['分管副总', 'decision'],
    ['采购部长', 'senior'],
    ['轮机主管', 'middle'],
    ['采购员', 'basic'],
    ['机务经理', 'middle'],
  ] as const;
  const count = world.random.int(2, posts.length);
  return posts.slice(0, count).map(([title, decisionLevel]) => ({
    name: personName(world.random),
    title,
    decisionLevel,
    phone: phoneNumber(world.random),
  }));
}
