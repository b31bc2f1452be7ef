import { expect, test } from 'vitest';
import { fold, matches } from './palette-match.ts';

test.each([
  ['新建订单', 'xjdd'],
  ['新建订单', 'dd'],
  ['新建订单', 'xinjian'],
  ['新建订单', '订单'],
  ['新建订单', ' XJ'],
  ['打印 A4', 'dya4'],
  ['调整列宽', 'tzlk'],
  ['New order', 'order'],
  ['Ctrl+N', 'ctrl+n'],
])('%s is found by %j', (word, typed) => expect(matches(fold(typed), word)).toBe(true));

test.each([
  ['新建订单', 'jian'],
  ['新建订单', 'dx'],
  ['新建订单', 'd'],
  ['New order', 'xj'],
])('%s is not found by %j', (word, typed) => expect(matches(fold(typed), word)).toBe(false));

test('nothing typed names everything', () => expect(matches(fold(' '), '新建订单')).toBe(true));
