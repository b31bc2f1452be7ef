import type { Post } from '../kit/factory.ts';
import { daysAgo } from '../whole-life/factory.ts';

export const WINCHES = ['LJ-2026-0001', 'LJ-2026-0002'] as const;
export const PUMPS = ['YB125-0001', 'YB125-0002', 'YB125-0003'] as const;
export const LOT = 'L2026-YB1';
/** So many floats are packed that the list needs a second page. */
export const FLOATS = 48;
export const OWNER = '远帆航运股份有限公司';
export const OTHER_OWNER = '北海海洋工程有限公司';

/** Ids that the addresses of the papers carry. */
export interface Papers {
  orderId: string;
  shipmentId: string;
  caseId: string;
  quotationId: string;
  recallId: string;
  ownerId: string;
}

interface Delivered {
  ownerId: string;
  orderId: string;
  shipmentId: string;
}

async function writeParties(post: Post): Promise<{ ownerId: string; otherId: string }> {
  const owner = await post('/parties', { name: OWNER, roles: ['owner'] });
  const contact = { partyId: owner.id, name: '王海生', title: '机务主管', phone: '13800010002' };
  await post(`/parties/${owner.id}/contacts`, contact);
  const other = await post('/parties', { name: OTHER_OWNER, roles: ['owner'] });
  return { ownerId: owner.id, otherId: other.id };
}

/** Two winches and floats ordered, packed, shipped; each winch on board of a ship of its own, ten months ago. */
async function deliver(post: Post): Promise<Delivered> {
  const { ownerId, otherId } = await writeParties(post);
  const winch = await post('/products', { code: 'AW-68', name: '液压锚绞机', family: 'windlass' });
  const float = await post('/products', { code: 'FZ-20', name: '浮子', family: 'other' });
  const pump = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  const order = (await post('/orders', {
    partyId: ownerId,
    overrideReason: '老客户，先发货',
    lines: [
      { productId: winch.id, model: 'AW-68', quantity: 2000, priceMinor: 38_600_000 },
      { productId: float.id, model: 'FZ-20', quantity: FLOATS * 1000, uom: '件', priceMinor: 12_000 },
      { product: '钢丝绳 Φ42', quantity: 2500, uom: 't', priceMinor: 950_000 },
    ],
  })) as unknown as { id: string; lines: { id: string }[] };
  const [winches, floats, rope] = order.lines.map((line) => line.id);
  await post('/units', { codes: WINCHES.join(', '), productId: winch.id, orderLineId: winches });
  const floatCodes = Array.from({ length: FLOATS }, (_, i) => `FZ20-${String(i + 1).padStart(4, '0')}`);
  await post('/units', { codes: floatCodes.join(', '), productId: float.id, orderLineId: floats });
  await post('/units', { codes: PUMPS.join(', '), partId: pump.id, lotNo: LOT });
  for (const [i, parentBarcode] of WINCHES.entries()) {
    const installed = { type: 'INSTALLED', parentBarcode, position: 'pump_1', on: daysAgo(330) };
    await post(`/units/${PUMPS[i]}/events`, installed);
  }
  const { shipments } = (await post(`/orders/${order.id}/shipments`, {
    orderId: order.id,
    shippedOn: daysAgo(320),
    carrier: '顺通物流',
    note: '易碎件单独装箱；开箱后请核对条码并回传签收联。',
    units: [...WINCHES, ...floatCodes],
    lines: [{ lineId: rope, quantity: 2500 }],
  })) as unknown as { shipments: { id: string }[] };
  for (const [i, [name, partyId]] of (
    [
      ['远帆 9', ownerId],
      ['北海 6', otherId],
    ] as const
  ).entries()) {
    const site = await post('/sites', { name, kind: 'vessel', ownerPartyId: partyId });
    await post(`/units/${WINCHES[i]}/events`, { type: 'ON_SITE', siteId: site.id, on: daysAgo(310) });
    await post(`/units/${WINCHES[i]}/events`, { type: 'HANDED_OVER', on: daysAgo(300) });
  }
  return { ownerId, orderId: order.id, shipmentId: shipments[0]?.id ?? '' };
}

const QUOTED = [
  {
    kind: 'labour',
    text: '上船检修人工（2 人，含拆装、试车）',
    quantity: 12_000,
    uom: '工时',
    priceMinor: 28_000,
  },
  { kind: 'part', text: '柱塞泵 YB-125 C', quantity: 1000, uom: '件', priceMinor: 1_860_000 },
  { kind: 'part', text: '密封组件', quantity: 2000, uom: '套', priceMinor: 46_550 },
  { kind: 'travel', text: '差旅（青岛港往返）', quantity: 1000, uom: '次', priceMinor: 320_000 },
];

/** A paid case of the first winch: quoted, confirmed, the pump replaced on a visit that is closed. */
async function serve(post: Post): Promise<{ caseId: string; quotationId: string }> {
  const opened = await post('/service-cases', {
    barcode: WINCHES[0],
    title: '起锚时油压上不去',
    description: '起锚时主泵异响，油压升不到 12 MPa；空载正常。船期紧，要求在青岛港停靠期间处理。',
    contact: '王海生',
    contactPhone: '13800010002',
    faultCode: 'plunger_stuck',
  });
  const { id } = opened;
  const judged = await post(`/service-cases/${id}/judgement`, {
    ...{ id, version: opened.version },
    ...{ judgement: 'paid', reason: '油液污染，不属质保' },
  });
  const terms = '报价含税，自发出之日起 30 天有效。确认后 3 个工作日内派员；旧件归客户处置。';
  const draft = await post(`/service-cases/${id}/quotations`, { caseId: id, lines: QUOTED, terms });
  const sent = await post(`/service-quotations/${draft.id}/send`, { id: draft.id, version: draft.version });
  const answer = {
    id: draft.id,
    version: sent.version,
    isConfirmed: true,
    by: '王海生',
    answer: '同意，按此执行',
  };
  await post(`/service-quotations/${draft.id}/answer`, answer);
  await visit(post, id);
  return { caseId: judged.id, quotationId: draft.id };
}

async function visit(post: Post, caseId: string): Promise<void> {
  type Case = { visits: { id: string; version: number }[] };
  const opened = (await post(`/service-cases/${caseId}/visits`, {
    caseId,
    engineers: '周工、李工',
    findings:
      '主泵柱塞卡滞，配流盘拉伤；油箱底部有铁屑。更换主泵、清洗油箱并换油，起锚试车三次，油压稳定在 16 MPa。',
    causeCode: 'contamination',
    remedyCode: 'replace',
    workMinutes: 360,
    runningHours: 2140,
    travelKm: 86,
    customerSignatory: '王海生',
  })) as unknown as Case;
  const [first] = opened.visits;
  if (!first) throw new Error('no visit');
  const pair = { removedBarcode: PUMPS[0], installedBarcode: PUMPS[2], reason: '柱塞卡滞', fate: 'return' };
  await post(`/visits/${first.id}/replacement`, { visitId: first.id, ...pair, priceMinor: 1_860_000 });
  const seals = { part: '密封组件', quantity: 2000, uom: '套', priceMinor: 46_550 };
  await post(`/visits/${first.id}/parts`, { visitId: first.id, ...seals });
  await post(`/visits/${first.id}/close`, { id: first.id, version: first.version });
}

async function recall(post: Post): Promise<string> {
  const made = await post('/recalls', {
    title: '柱塞材料缺陷',
    reason: '该批柱塞热处理硬度偏低，长期高压工况下可能卡滞，导致起锚时失压。',
    measure: '由我厂派员免费更换柱塞泵，随船检查滤芯与油液；更换前请将起锚压力限制在 12 MPa 以内。',
    lotNo: LOT,
    replyBy: daysAgo(-20),
  });
  await post(`/recalls/${made.id}/start`, { id: made.id, version: made.version });
  return made.id;
}

/** The factory with everything that the papers of after-sales are about. */
export async function writePapers(post: Post): Promise<Papers> {
  const { ownerId, orderId, shipmentId } = await deliver(post);
  for (const [i, barcode] of WINCHES.entries())
    await post('/maintenance-plans', {
      barcode,
      title: i === 0 ? '年度保养' : '液压系统季检',
      everyDays: i === 0 ? 365 : 90,
      startOn: daysAgo(300),
      checklist: ['油位', '滤芯压差'],
    });
  const recallId = await recall(post);
  return { ownerId, orderId, shipmentId, recallId, ...(await serve(post)) };
}
