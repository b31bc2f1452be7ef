import type { Post } from '../kit/factory.ts';

export const WINCH = 'LJ-2026-0001';
export const PUMPS = ['YB125-0001', 'YB125-0002', 'YB125-0003'] as const;
export const BEARINGS = 39;
export const LOT = 'L2025-YB1';
export const SHIP = '远帆 9';
export const OWNER = '远帆航运';

/** Calendar day so many days before today, as the machine that runs the test has it. */
export function daysAgo(days: number): string {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** What a factory has before it builds a winch: product, parts, their bill of material, the ship and its owner. */
export async function writeCatalogue(post: Post): Promise<void> {
  const owner = await post('/parties', { name: OWNER, roles: ['owner'] });
  await post('/sites', { name: SHIP, kind: 'vessel', ownerPartyId: owner.id });
  const product = await post('/products', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  const pump = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  const bearing = await post('/parts', { drawingNo: 'ZC-220', revision: 'A', name: '轴承' });
  const lines = [
    { position: 'pump_1', partId: pump.id, quantity: 1000 },
    { position: '轴承', partId: bearing.id, quantity: BEARINGS * 1000 },
  ];
  const bom = await post('/boms', { productId: product.id, lines });
  await post(`/boms/${bom.id}/release`, { id: bom.id, version: bom.version, on: '2020-01-01' });
}
