import type { Post } from './kit/factory.ts';

export const MACHINE = 'LJ-2026-0001';
export const PUMP = 'YB125-0001';
export const SPARE_PUMP = 'YB125-0002';
export const GTIN = '06901234567892';
export const FACTORY_NO = 'F-77';

/** A winch with a number of trade, its bill of material, one pump built in and one in stock. */
export async function writeWinch(post: Post): Promise<void> {
  const winch = { code: 'AW-68', name: '锚绞机', family: 'windlass', gtin: GTIN };
  const { id: productId } = await post('/products', winch);
  const { id: partId } = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  const lines = [{ position: 'pump_1', partId, quantity: 1000 }];
  const bom = await post('/boms', { productId, lines });
  await post(`/boms/${bom.id}/release`, { id: bom.id, version: bom.version, on: '2020-01-01' });
  await post('/units', { codes: MACHINE, productId, factoryNo: FACTORY_NO, madeOn: '2026-01-05' });
  await post('/units', { codes: `${PUMP}, ${SPARE_PUMP}`, partId });
  const inside = { type: 'INSTALLED', parentBarcode: MACHINE, position: 'pump_1' };
  await post(`/units/${PUMP}/events`, inside);
  await post(`/units/${MACHINE}/events`, { type: 'FACTORY_TESTED' });
}
