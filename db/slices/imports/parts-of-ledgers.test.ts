import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csvFile, xlsxFile } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeEach(async () => {
  factory = await openImportFactory({ isInline: true });
});
afterEach(() => factory.close());

const HEAD = ['条码', '名称', '规格型号', '零件图号', '图纸版本', '生产批次', '上级条码', '安装位置'];
/** A stock list as it comes: title, blank line, full-width digits, no revision, notes under the table. */
const ROWS = [
  ['备件台账（2026年）'],
  [],
  HEAD,
  ['MJ-1', '锚机', 'MJ-58', 'MJ58-00', null, null, null, null],
  ['YB-001', '液压泵', 'A4VSO125', 'YB-125', 'B', 'L2601', 'MJ-1', '主泵 1'],
  ['YB-002', '液压泵', 'A4VSO125', 'ｙｂ－１２５', 'b', 'L2601', null, null],
  ['YB-003', '液压泵', 'A4VSO125', 'YB-125', 'C', 'L2602', null, null],
  ['YB-004', '液压泵', 'A4VSO125', 'YB-125', null, 'L2602', null, null],
  ['ZC-001', '轴承', null, 'ZC-220', null, 'L9', null, null],
  ['OIL-1', '液压油', null, 'O-46', null, null, null, null],
  ['YB-001', '液压泵', 'A4VSO125', 'YB-125', 'B', null, null, null],
  [null, '轴承', null, 'ZC-220', null, null, null, null],
  ['备注：以上为一号库'],
];

async function unitOf(barcode: string) {
  const { kind, part, drawingNo, partRevision, product, lotNo } = await factory.client.units.get({ barcode });
  return { kind, part, drawingNo, partRevision, product, lotNo };
}

describe('F46 parts of the catalogue in a ledger of units', () => {
  test('are found or made by drawing and revision; dirty rows come back', async () => {
    await factory.client.products.create({ code: 'MJ-58', name: '锚机', family: '锚机' });
    await factory.client.products.createPart({ drawingNo: 'YB-125', revision: 'B', name: '液压泵' });
    await factory.client.products.createPart({ drawingNo: 'O-46', name: '油', tracking: 'quantity' });
    const result = await factory.run(await xlsxFile({ 备件: ROWS }, '备件.xlsx'), 'units');
    const reasons = result.problems.map(({ row, code }) => `${row} ${code}`).sort();
    expect(reasons).toEqual([
      '10 counted_by_amount',
      '11 repeated_in_file',
      '12 required',
      '8 revision_needed',
    ]);
    expect(result).toMatchObject({ read: 10, new: 5, error: 4 });
    expect(await unitOf('MJ-1')).toMatchObject({ kind: 'machine', product: '锚机', part: null });
    const pump = { kind: 'part', part: '液压泵', drawingNo: 'YB-125', product: null };
    expect(await unitOf('YB-001')).toEqual({ ...pump, partRevision: 'B', lotNo: 'L2601' });
    expect(await unitOf('YB-002')).toEqual({ ...pump, partRevision: 'B', lotNo: 'L2601' });
    expect(await unitOf('YB-003')).toEqual({ ...pump, partRevision: 'C', lotNo: 'L2602' });
    expect(await unitOf('ZC-001')).toMatchObject({ kind: 'part', drawingNo: 'ZC-220', lotNo: 'L9' });
    const products = await factory.client.products.list({});
    expect(products.rows.map(({ code }) => code)).toEqual(['MJ-58']);
  });

  test('in English, and a unit imported before without its drawing gets it by an update', async () => {
    await factory.run(csvFile('barcode,model\nP-1,PUMP-9\n'), 'units');
    expect(await unitOf('P-1')).toMatchObject({ kind: 'machine', part: null });
    const file = csvFile('barcode,part no,rev,lot no\nP-1,D-77,A,L5\nP-2,D-77,A,L5\n');
    const result = await factory.run(file, 'units', { mode: 'upsert' });
    expect(result).toMatchObject({ new: 1, updated: 1, error: 0 });
    expect(await unitOf('P-1')).toMatchObject({ kind: 'part', drawingNo: 'D-77', partRevision: 'A' });
    await factory.client.imports.undo({ id: result.batch ?? '' });
    expect(await unitOf('P-1')).toMatchObject({ kind: 'machine', part: null, lotNo: null });
  });
});
