import { describe, expect, test } from 'vitest';
import { findHeader } from './header-finder.ts';
import { headerWords } from './header-words.ts';
import type { RawCell, SheetRow } from './raw-cell.ts';
import { isTotalWord, RunningSums, skippedRow } from './row-kinds.ts';

function sheet(...rows: Array<RawCell[] | null>): SheetRow[] {
  return rows.flatMap((cells, index) => (cells === null ? [] : [{ row: index + 1, cells }]));
}

const orderRows: RawCell[][] = [
  ['SO-001', '江南船厂', new Date(Date.UTC(2026, 0, 5)), 120000],
  ['SO-002', '沪东中华', new Date(Date.UTC(2026, 0, 9)), 88000],
];

describe('header below other things', () => {
  test('titles, notes and blank lines above', () => {
    const rows = sheet(
      ['某某厂 2026年订单台账'],
      ['单位：万元', null, null, '制表：张三'],
      null,
      ['说明', '红色为急件'],
      null,
      ['订单号', '客户', '日期', '金额'],
      ...orderRows,
    );
    expect(findHeader('orders', rows)).toMatchObject({
      row: 6,
      rows: 1,
      names: ['订单号', '客户', '日期', '金额'],
    });
    expect(findHeader('orders', rows).notes).toContain('单位：万元');
  });

  test('unknown words above numbers', () => {
    const rows = sheet(
      ['注意：'],
      ['1.请不要修改'],
      ['供应商ID', '第01周', '第02周'],
      ['S001', 0, 4],
      ['S002', 1, 0],
      ['S003', 0, 0],
    );
    expect(findHeader('orders', rows).row).toBe(3);
  });

  test('all columns text: the words decide', () => {
    const rows = sheet(
      ['客户名称', '联系人', '备注'],
      ['江南船厂', '张经理', '老客户'],
      ['沪东中华', '李工', '新客户'],
    );
    expect(findHeader('market-records', rows).row).toBe(1);
  });

  test('no header at all', () => {
    expect(findHeader('orders', sheet(...orderRows))).toMatchObject({ row: 0, rows: 0 });
  });

  test('two rows with groups', () => {
    const rows = sheet(
      ['订单号', '客户', null, '金额', null, '备注'],
      [null, '名称', '电话', '单价', '总价', null],
      ['SO-1', '江南船厂', '13800000000', 100, 200, '急'],
      ['SO-2', '沪东中华', '13900000000', 120, 240, null],
    );
    expect(findHeader('orders', rows)).toMatchObject({
      row: 2,
      rows: 2,
      names: ['订单号', '客户/名称', '客户/电话', '金额/单价', '金额/总价', '备注'],
    });
  });

  test('three rows with groups of groups', () => {
    const rows = sheet(
      ['2025年合同台账'],
      ['序号', '合同信息', null, null, '产品信息', null, null, '金额信息', null, '备注'],
      [null, '合同', null, '客户名称', '产品', null, '数量', '合同金额', null, null],
      [null, '编号', '签订日期', null, '名称', '型号', '(台)', '含税', '不含税', null],
      [1, 'HT25-001', '25.3.8', '江南造船', '锚绞机', 'AW-54', 2, 128.5, 113.72, '急'],
      [2, 'HT25-002', '25.3.15', '沪东中华', '舵机', 'SG-900', 1, 86, 76.11, null],
    );
    expect(findHeader('orders', rows)).toMatchObject({
      row: 4,
      rows: 3,
      notes: ['2025年合同台账'],
      names: [
        '序号',
        '合同信息/合同/编号',
        '合同信息/合同/签订日期',
        '合同信息/客户名称',
        '产品信息/产品/名称',
        '产品信息/产品/型号',
        '产品信息/数量/(台)',
        '金额信息/合同金额/含税',
        '金额信息/合同金额/不含税',
        '备注',
      ],
    });
  });

  test('a title above a header is no group', () => {
    const rows = sheet(['2026年订单'], ['订单号', '客户', '日期', '金额'], ...orderRows);
    expect(findHeader('orders', rows)).toMatchObject({ row: 2, rows: 1 });
  });
});

describe('header words', () => {
  test.each([
    ['金额（万元）', '金额', 4, 'CNY'],
    ['合同额/万元', '合同额', 4, 'CNY'],
    ['报价(RMB)', '报价', 0, 'CNY'],
    ['Amount (k$)', 'amount', 3, null],
    ['单价（元/台）', '单价', 0, 'CNY'],
    ['訂單編號', '订单编号', null, null],
    ['客戶 名稱*', '客户名称', null, null],
    ['Unit_Price', 'unitprice', null, null],
  ])('%s', (header, compact, power, currency) => {
    expect(headerWords(header)).toMatchObject({ compact, power, currency });
  });

  test('latin words in every spelling', () => {
    for (const header of ['CustomerID', 'customer_id', 'Customer Id', 'CUSTOMER-ID', 'customerId']) {
      expect(headerWords(header).tokens).toEqual(['customer', 'id']);
    }
  });
});

describe('rows that are no records', () => {
  const names = ['地区', '客户', '数量', '金额'];
  const kind = (cells: RawCell[], sums = new RunningSums()) => skippedRow(cells, names, sums);

  test.each([
    ['合计'],
    ['合 计'],
    ['总计：'],
    ['小计'],
    ['本页合计'],
    ['3月份合计'],
    ['Total'],
    ['Grand Total:'],
    ['sub-total'],
    ['SUM'],
    ['總計'],
    ['累计'],
  ])('%s is a total word', (text) => expect(isTotalWord(text)).toBe(true));

  test.each([
    ['合计机械有限公司'],
    ['上海总计量研究所'],
    ['Total Energies'],
    ['计'],
    ['设计费'],
    ['Totally'],
  ])('%s is none', (text) => expect(isTotalWord(text)).toBe(false));

  test('the label may stand in any cell, the others are numbers', () => {
    expect(kind(['合计', null, 12, 3400])).toBe('total');
    expect(kind([null, '合计', 12, 3400])).toBe('total');
    expect(kind(['合计', '-', '12', '3,400.00'])).toBe('total');
    expect(kind(['合计', '江南船厂', 12, 3400])).toBeNull();
    expect(kind(['华东', '合计机械有限公司', 12, 3400])).toBeNull();
    expect(kind(['合计（大写）：壹拾万元整', null, null, 100000])).toBe('total');
  });

  test('a label that ends in a total word must add up', () => {
    const sums = new RunningSums();
    sums.add(['华东', 'A', 5, 100]);
    sums.add(['华东', 'B', 7, 300]);
    expect(kind(['华东小计', null, 12, 400], sums)).toBe('total');
    expect(kind(['华东小计', null, 9, 300], new RunningSums())).toBeNull();
    expect(kind([null, '东方合计', 9, 77], sums)).toBeNull();
  });

  test('headers repeated on each page, signatures below the table', () => {
    expect(kind(['地区', '客户', '数量', '金额'])).toBe('repeated_header');
    expect(kind(['制表人：张三', null, '审核：李四'])).toBe('note');
    expect(kind(['华东', '备注公司', 1, 2])).toBeNull();
  });
});
