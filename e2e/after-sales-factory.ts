import type { BrowserContextOptions } from 'playwright-core';
import type { Post } from './kit/factory.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

export const WINCH = 'LJ-2026-0001';
export const PUMPS = ['YB125-0001', 'YB125-0002', 'YB125-0003'] as const;
export const LOT = 'L2026-YB1';

/** A winch on board with a pump of the lot in it and two spare ones; a case of the past that speaks of the same fault. */
async function writeFactory(post: Post): Promise<void> {
  const owner = await post('/parties', { name: '远帆航运', roles: ['owner'] });
  await post('/parties', { name: '宁波油泵厂', roles: ['supplier'] });
  const product = await post('/products', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  const pump = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  await post('/units', { codes: WINCH, productId: product.id });
  await post('/units', { codes: `${PUMPS[0]}…3`, partId: pump.id, lotNo: LOT });
  await post(`/units/${PUMPS[0]}/events`, { type: 'INSTALLED', parentBarcode: WINCH, position: 'pump_1' });
  const site = await post('/sites', { name: '远帆 9', kind: 'vessel', ownerPartyId: owner.id });
  await post(`/units/${WINCH}/events`, { type: 'SHIPPED', partyId: owner.id });
  await post(`/units/${WINCH}/events`, { type: 'ON_SITE', siteId: site.id });
  await post(`/units/${WINCH}/events`, { type: 'HANDED_OVER' });
  await post('/service-cases', {
    title: '主泵异响，油压上不去',
    description: '起锚时压力波动，柱塞卡滞',
    part: '柱塞泵',
    faultCode: 'plunger_stuck',
    productId: product.id,
  });
  await post('/maintenance-plans', {
    barcode: WINCH,
    title: '年度保养',
    everyDays: 1,
    startOn: '2026-01-01',
    checklist: ['油位', '滤芯压差'],
  });
  await post('/engineers', { name: '周工', skills: ['plunger_stuck'] });
}

/** The factory behind a browser that is signed in. */
export function openFactory(context: BrowserContextOptions = {}): Promise<SignedIn> {
  return openSignedIn('browser', { displayName: '周工', prepare: writeFactory, context });
}
