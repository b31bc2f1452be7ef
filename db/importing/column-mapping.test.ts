import { describe, expect, test } from 'vitest';
import { analyseImport } from './analyse-import.ts';
import { csvFile, mappingOf, xlsxFile } from './test-ledgers.ts';

async function mapped(text: string, kind: Parameters<typeof analyseImport>[1]['kind'] = 'orders') {
  return mappingOf(await analyseImport(csvFile(text), { kind }));
}

describe('proposals by header and cells', () => {
  test('English ledger in camel case', async () => {
    const text = `OrderID,OrderDate,RequiredDate,CustomerID,CompanyName,ProductName,UnitPrice,Quantity,Discount,Amount,Shipper
10248,1996-07-04 00:00:00.000,1996-08-01 00:00:00.000,VINET,Vins et alcools,Queso,14.0,12,0.0,168.0,Federal
10249,1996-07-05 00:00:00.000,1996-08-16 00:00:00.000,TOMSP,Toms,Tofu,18.6,9,0.1,150.66,Speedy`;
    expect(await mapped(text)).toEqual({
      OrderID: 'orderNo',
      OrderDate: 'signedOn',
      RequiredDate: 'dueOn',
      CustomerID: 'customerCode',
      CompanyName: 'customer',
      ProductName: 'product',
      UnitPrice: 'unitPrice',
      Quantity: 'quantity',
      Discount: 'discount',
      Amount: 'amount',
    });
  });

  test('paper form of a market lead', async () => {
    const text = `序号,日期,船厂,船东,船级,船型,产品,规格型号,数量,报价（万元）,联系人,联系电话,信息来源,进展,业务员
1,2026-1-5,江南造船,中远海运,CCS,散货船,锚机,MJ-58,2台,120,张工,13812345678,展会,报价,王伟
2,2026-1-6,沪东中华,招商轮船,DNV,LNG船,舵机,DJ-300,1台,310.5,李工,13912345678,老客户,跟踪,王伟`;
    expect(await mapped(text, 'market-records')).toEqual({
      序号: 'sourceNo',
      日期: 'recordedOn',
      船厂: 'customer',
      船东: 'shipowner',
      船级: 'shipClass',
      船型: 'shipType',
      产品: 'product',
      规格型号: 'model',
      数量: 'quantity',
      '报价（万元）': 'quote',
      联系人: 'contact',
      联系电话: 'phone',
      信息来源: 'source',
      进展: 'stage',
      业务员: 'owner',
    });
  });

  test('traditional characters and spaces', async () => {
    const text = '訂單 編號,客戶 名稱,下單日期,總 額\nA-1,台船,2026-1-5,100\nA-2,中信,2026-1-6,50';
    expect(Object.values(await mapped(text))).toEqual(['orderNo', 'customer', 'signedOn', 'amount']);
  });

  test('the cells speak against a name', async () => {
    const text = `客户,单位,下单日期,库龄时间（天）,金额\n江南,台,2026-1-5,43,10\n沪东,套,2026-1-6,290,20`;
    expect(await mapped(text)).toEqual({
      客户: 'customer',
      单位: 'uom',
      下单日期: 'signedOn',
      金额: 'amount',
    });
    const company = `单位,日期,金额\n江南造船,2026-1-5,10\n沪东中华,2026-1-6,20`;
    expect(await mapped(company)).toEqual({ 单位: 'customer', 日期: 'signedOn', 金额: 'amount' });
  });

  test("a supplier's number is no customer's", async () => {
    expect(await mapped('供应商ID,供应商名称,第01周\nS1,甲,3\nS2,乙,4')).toEqual({});
  });

  test('customers known by code only stand in for the name', async () => {
    expect(
      await mapped('customer_id,order_date,revenue\nBrion Stark,2004-12-20,32\nEthyl,2005-05-02,36'),
    ).toEqual({
      customer_id: 'customer',
      order_date: 'signedOn',
      revenue: 'amount',
    });
  });

  test('repair cases', async () => {
    const text = `id,product_category,brand,repair_status,event_date,problem,product_age
c1,Lamp,IKEA,Fixed,2020-01-01,does not light up,3
c2,Toaster,,Repairable,2020-02-01,lever stuck,`;
    expect(await mapped(text, 'service-cases')).toEqual({
      id: 'caseNo',
      product_category: 'product',
      brand: 'brand',
      repair_status: 'status',
      event_date: 'reportedOn',
      problem: 'symptom',
    });
  });

  test('units with bare serials and a number column that is no date', async () => {
    const file = await xlsxFile({
      进销: [
        ['月份', '车型大类', '购进'],
        ['1月份', 'A', 1],
      ],
      库存: [
        ['序号', '型号', '出厂编号', '入库时间', '生产日期', '库龄时间（天）', '存放地点'],
        [1, 'MJ-58', 'N0001', 44819, 44763, 290, '一号库'],
        [2, 'MJ-58', 'N0002', 45066, 45064, 43, '二号库'],
      ],
    });
    const analysis = await analyseImport(file, { kind: 'units' });
    expect(analysis.plan.sheet).toBe('库存');
    expect(mappingOf(analysis)).toMatchObject({
      出厂编号: 'barcode',
      入库时间: 'stockedOn',
      生产日期: 'madeOn',
      存放地点: 'place',
    });
    expect(analysis.preview[0]?.values).toMatchObject({ stockedOn: '2022-09-15', barcode: 'N0001' });
  });

  test('each field once, unmapped columns stay as notes', async () => {
    const analysis = await analyseImport(
      csvFile('订单号,客户,日期,金额,含税金额,车间\nA,甲,2026-1-5,1,1.13,二\nB,乙,2026-1-6,2,2.26,三'),
      { kind: 'orders' },
    );
    const fields = analysis.columns.flatMap(({ field }) => (field ? [field] : []));
    expect(new Set(fields).size).toBe(fields.length);
    expect(analysis.preview[0]?.extras).toEqual([
      { header: '含税金额', text: '1.13' },
      { header: '车间', text: '二' },
    ]);
  });

  test("the person's choice goes before the proposal", async () => {
    const file = csvFile('订单号,客户,日期,金额,含税金额\nA,甲,2026-1-5,1,1.13');
    const analysis = await analyseImport(file, { kind: 'orders', fields: { 4: 'amount' } });
    expect(mappingOf(analysis)).toEqual({
      订单号: 'orderNo',
      客户: 'customer',
      日期: 'signedOn',
      含税金额: 'amount',
    });
  });
});
