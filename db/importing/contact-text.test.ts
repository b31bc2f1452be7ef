import { expect, test } from 'vitest';
import { readPeople } from './contact-text.ts';

const people = (cell: string, phones?: string) =>
  readPeople(cell, phones).map(({ name, phone, title }) =>
    [name, phone, title].filter((part) => part !== null).join('|'),
  );

test.each([
  ['张三', ['张三']],
  ['张三 13800000001', ['张三|13800000001']],
  ['张三13800000001李四13900000002', ['张三|13800000001', '李四|13900000002']],
  ['张三（采购）13800000001；李四 0512-66666666转12', ['张三|13800000001|采购', '李四|0512-66666666转12']],
  ['张三、李四/王五', ['张三', '李四', '王五']],
  ['张三 李四', ['张三', '李四']],
  ['王建国经理 138 0000 0001\n13900000002', ['王建国经理|138 0000 0001|经理']],
  ['Smith, John', ['Smith, John']],
  ['Anna Berg +49 40 123456; Bo Li', ['Anna Berg|+49 40 123456', 'Bo Li']],
  ['13800000001', []],
  ['', []],
])('%s', (cell, expected) => {
  expect(people(cell)).toEqual(expected);
});

test('phones of a cell of their own go to the names in their order', () => {
  expect(people('张三;李四', '13800000001;13900000002')).toEqual(['张三|13800000001', '李四|13900000002']);
});
