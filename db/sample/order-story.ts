import type { WriteContext } from '#db/kit/context.ts';
import { getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { recordOrderFacts } from '#db/slices/orders/order-steps.service.ts';
import { createOrder, getOrder } from '#db/slices/orders/orders.service.ts';
import { recordArrival, shipOrder } from '#db/slices/orders/shipments.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import {
  issueRevision,
  signRevision,
  submitRevision,
} from '#db/slices/specifications/revision-steps.service.ts';
import {
  createSpecification,
  getSpecification,
  startRevision,
} from '#db/slices/specifications/specifications.service.ts';
import { addDays, dayNumber } from './calendar.ts';
import { planPaperCases } from './case-story.ts';
import { specificationItems } from './specification-items.ts';
import { buildMachine, handOver } from './unit-story.ts';
import type { Deal, SampleWorld } from './world.ts';

const SHIP_NAMES = [
  '远帆',
  '东溟',
  '海宁',
  '南屿',
  '齐岸',
  '江澜',
  '甬屿',
  '深蓝',
  '瀚洋',
  '云港',
  '海丰',
  '蓝鲸',
  '金沙',
  '永兴',
  '振海',
  '宏远',
];

/** The specification is written, revised where the customer asks for it, and signed; then the order follows. */
export function signAndOrder(world: SampleWorld, deal: Deal, signedOn: string): void {
  const { simulation, random } = world;
  const isRevised = random.chance(0.45);
  const writtenOn = addDays(signedOn, -random.int(18, 40));
  let id = '';
  simulation.at(writtenOn, deal.seller, (w) => {
    id = writeSpecification(w, deal);
  });
  if (isRevised) simulation.at(addDays(signedOn, -8), deal.seller, (w) => revise(w, id));
  simulation.at(signedOn, deal.seller, (w) => sign(world, w, deal, id));
  simulation.at(addDays(signedOn, random.int(3, 21)), deal.seller, (w) => order(world, w, deal, id));
}

/** A quoted lead in three has its specification out for signature in these days. */
export function sendSpecification(world: SampleWorld, deal: Deal, on: string): void {
  if (dayNumber(deal.day) % 3 !== 0) return;
  world.simulation.at(on, deal.seller, (w) => {
    if (getMarketRecord(w, deal.recordId).stage === 'quoted') writeSpecification(w, deal);
  });
}

function writeSpecification(w: WriteContext, deal: Deal): string {
  const spec = createSpecification(w, {
    title: `${deal.product.name} 技术规格书`,
    partyId: deal.buyer.partyId,
    marketRecordId: deal.recordId,
    model: deal.product.code,
    ownerUserId: deal.seller.userId,
    summary: '首版',
    items: specificationItems(deal.product.family, deal.classCode, 0),
  });
  issue(w, spec.id, 'A');
  return spec.id;
}

function versionOf(w: WriteContext, id: string, letter: string): number {
  return getSpecification(w, id).revisions.find((r) => r.letter === letter)?.version ?? 1;
}

function issue(w: WriteContext, id: string, letter: string): void {
  submitRevision(w, { id, letter, version: versionOf(w, id, letter) });
  issueRevision(w, { id, letter, version: versionOf(w, id, letter) });
}

function revise(w: WriteContext, id: string): void {
  startRevision(w, { id, summary: '按客户意见修改供油压力与涂装' });
  issue(w, id, 'B');
}

function sign(world: SampleWorld, w: WriteContext, deal: Deal, id: string): void {
  const letter = getSpecification(w, id).letter ?? 'A';
  const signedByCustomer = world.random.pick(deal.buyer.contacts).name;
  signRevision(w, {
    id,
    letter,
    version: versionOf(w, id, letter),
    signedOn: w.today,
    signedByUs: '王经理',
    signedByCustomer,
  });
}

function order(world: SampleWorld, w: WriteContext, deal: Deal, specificationId: string): void {
  const { random, simulation } = world;
  const record = getMarketRecord(w, deal.recordId);
  if (record.stage !== 'specification_signed') return;
  const revision = getSpecification(w, specificationId).revisions.find((r) => r.state === 'signed');
  if (!revision) return;
  const leadDays = random.int(110, 240);
  const siteId = deal.buyer.isOwner
    ? null
    : newShip(world, w, deal, addDays(w.today, leadDays + random.int(60, 150)));
  const made = createOrder(w, {
    specificationRevisionId: revision.id,
    shipownerPartyId: deal.ownerPartyId,
    dueOn: addDays(w.today, leadDays),
    ownerUserId: deal.seller.userId,
    lines: [line(world, deal, deal.quantity, deal.priceMinor, siteId), ...sparesLine(world, deal, siteId)],
  });
  deal.buyer.deals += 1;
  const isLate = random.chance(0.22);
  const shippedOn = addDays(w.today, leadDays + (isLate ? random.int(4, 45) : -random.int(0, 12)));
  const hasBarcodes = shippedOn >= world.barcodesFrom && deal.product.family !== '阀门与遥控';
  simulation.at(addDays(shippedOn, -20), world.engineers[0] ?? deal.seller, (x) => {
    if (hasBarcodes)
      for (let i = 0; i < Math.min(deal.quantity, 2); i += 1) buildMachine(world, x, getOrder(x, made.id), i);
  });
  simulation.at(shippedOn, deal.seller, (x) => ship(world, x, made.id, siteId, deal));
}

function line(world: SampleWorld, deal: Deal, quantity: number, priceMinor: number, siteId: string | null) {
  return {
    productId: world.productIds.get(deal.product.code) ?? null,
    product: deal.product.name,
    model: deal.product.code,
    quantity: quantity * 1000,
    uom: '台',
    priceMinor,
    taxBp: 1300,
    siteId,
    worksOrderNo: `GL${String(world.random.int(10_000, 99_999))}`,
  };
}

function sparesLine(world: SampleWorld, deal: Deal, siteId: string | null) {
  if (!world.random.chance(0.3)) return [];
  const priceMinor = Math.round((deal.priceMinor * 0.04) / 10_000) * 10_000 + 10_000;
  return [
    {
      product: '随机备件包',
      model: `${deal.product.code}-SP`,
      quantity: 1000,
      uom: '套',
      priceMinor,
      taxBp: 1300,
      siteId,
    },
  ];
}

function newShip(world: SampleWorld, w: WriteContext, deal: Deal, deliveredOn: string): string {
  world.hulls += 1;
  const name = `${world.random.pick(SHIP_NAMES)} ${world.random.int(1, 99)}`;
  return createSite(w, {
    name,
    kind: 'vessel',
    yardPartyId: deal.buyer.partyId,
    hullNo: `H${1000 + world.hulls}`,
    shipTypeCode: deal.shipType,
    classCode: deal.classCode,
    ownerPartyId: deal.ownerPartyId,
    deliveredOn: deliveredOn <= world.until ? deliveredOn : null,
  }).id;
}

/** Goods leave the works; hand-over to the owner follows with the ship's delivery. */
function ship(world: SampleWorld, w: WriteContext, orderId: string, siteId: string | null, deal: Deal): void {
  const current = getOrder(w, orderId);
  const units = current.units.map((u) => u.barcode);
  const tracked = current.lines[0];
  const lines = current.lines
    .map((l) => ({ lineId: l.id, quantity: l.quantity - (l.id === tracked?.id ? units.length * 1000 : 0) }))
    .filter((l) => l.quantity > 0);
  const shipped = shipOrder(w, {
    orderId,
    siteId,
    carrier: '汽运',
    ...(units.length > 0 ? { units } : {}),
    ...(lines.length > 0 ? { lines } : {}),
  });
  const shipment = shipped.shipments.at(-1);
  const { simulation, random } = world;
  const arrivedOn = addDays(w.today, random.int(2, 9));
  if (shipment)
    simulation.at(arrivedOn, deal.seller, (x) =>
      recordArrival(x, { id: shipment.id, version: shipment.version }),
    );
  const handedOverOn = addDays(arrivedOn, random.int(60, 170));
  const engineer = random.pick(world.engineers);
  simulation.at(handedOverOn, engineer, (x) => {
    for (const barcode of units) handOver(world, x, barcode, siteId, deal);
  });
  if (units.length === 0) planPaperCases(world, deal, siteId, handedOverOn);
  simulation.at(addDays(handedOverOn, 1), deal.seller, (x) => accept(x, orderId));
}

function accept(w: WriteContext, orderId: string): void {
  const current = getOrder(w, orderId);
  if (current.state === 'shipped')
    recordOrderFacts(w, { id: orderId, version: current.version, acceptedOn: w.today });
}
