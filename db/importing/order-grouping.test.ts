import { describe, expect, test } from 'vitest';
import type { ImportRow, OrderReading } from './import-plan.ts';
import { OrderGrouping } from './order-grouping.ts';

const reading: OrderReading = {
  blankNumber: 'own',
  twoCustomers: 'split',
  twoDates: 'split',
  repeatedAmount: 'line',
};

function row(at: number, values: ImportRow['values']): ImportRow {
  return { row: at, values, extras: [], remarks: [], errors: [], skipped: null, cells: [] };
}

function grouped(rows: ImportRow[], how: Partial<OrderReading> = {}) {
  const grouping = new OrderGrouping({ ...reading, ...how });
  for (const entry of rows) grouping.add(entry);
  return grouping
    .orders()
    .map(
      ({ sourceNo, part, rows: lines }) => `${sourceNo}/${part}: ${lines.map((line) => line.row).join(',')}`,
    );
}

describe('rows make orders', () => {
  test('lines of a number need not stand together', () => {
    expect(
      grouped([
        row(2, { orderNo: 'A', customer: '甲' }),
        row(3, { orderNo: 'B', customer: '乙' }),
        row(4, { orderNo: 'A', customer: '甲' }),
      ]),
    ).toEqual(['A/1: 2,4', 'B/1: 3']);
  });

  test('a number with two customers', () => {
    const rows = [
      row(2, { orderNo: 'A', customer: '甲' }),
      row(3, { orderNo: 'A', customer: '乙' }),
      row(4, { orderNo: 'A', customer: ' 甲' }),
      row(5, { orderNo: 'A' }),
    ];
    expect(grouped(rows)).toEqual(['A/1: 2,4', 'A/2: 3,5']);
    expect(grouped(rows, { twoCustomers: 'first' })).toEqual(['A/1: 2,3,4,5']);
  });

  test('customers of one name are told apart by their code', () => {
    const rows = [
      row(2, { orderNo: 'A', customer: '张伟', customerCode: 'C1' }),
      row(3, { orderNo: 'A', customer: '张伟', customerCode: 'C2' }),
    ];
    expect(grouped(rows)).toEqual(['A/1: 2', 'A/2: 3']);
  });

  test('blank numbers', () => {
    const rows = [
      row(2, { orderNo: 'A', customer: '甲' }),
      row(3, { product: '锚机' }),
      row(4, { product: '舵机' }),
    ];
    expect(grouped(rows, { blankNumber: 'above' })).toEqual(['A/1: 2,3,4']);
    expect(grouped(rows)).toEqual(['A/1: 2', 'null/1: 3', 'null/1: 4']);
  });

  test('one number and customer with two dates', () => {
    const rows = [
      row(2, { orderNo: 'A', customer: '甲', signedOn: '2026-01-05' }),
      row(3, { orderNo: 'A', customer: '甲', signedOn: '2026-02-07' }),
      row(4, { orderNo: 'A', customer: '甲' }),
    ];
    expect(grouped(rows)).toEqual(['A/1: 2', 'A/2: 3,4']);
    expect(grouped(rows, { twoDates: 'first' })).toEqual(['A/1: 2,3,4']);
  });

  test('the head takes the first value, differences are told', () => {
    const grouping = new OrderGrouping({ ...reading, twoDates: 'first' });
    grouping.add(row(2, { orderNo: 'A', customer: '甲' }));
    grouping.add(row(3, { orderNo: 'A', customer: '甲', signedOn: '2026-01-05' }));
    grouping.add(row(4, { orderNo: 'A', customer: '甲', signedOn: '2026-01-06' }));
    expect(grouping.orders()[0]).toMatchObject({
      head: { customer: '甲', signedOn: '2026-01-05' },
      conflicts: [{ row: 4, field: 'signedOn' }],
    });
  });
});
