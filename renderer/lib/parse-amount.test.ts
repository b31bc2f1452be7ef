import { expect, test } from 'vitest';
import { parseAmountText } from './parse-amount.ts';

const CASES: [string, number | '' | null][] = [
  ['', ''],
  ['0', 0],
  ['1234.5', 123450],
  ['1,234.5', 123450],
  ['1，234．5', 123450],
  ['１２３', 12300],
  ['￥1,200.50', 120050],
  ['1.2万', 1200000],
  ['1.2万元', 1200000],
  ['3.5亿', 35000000000],
  ['2千', 200000],
  ['-5', -500],
  ['−5', -500],
  ['=12*3', 3600],
  ['＝１２×３', 3600],
  ['=(1+2)/4', 75],
  ['=1/3', 33],
  ['=2/3', 67],
  ['=-2/3', -67],
  ['=1.2万*2', 2400000],
  ['=0.1+0.2', 30],
  ['0.005', 1],
  ['0.004', 0],
  ['-0.004', 0],
  ['.5', 50],
  ['=1/0', null],
  ['=1+', null],
  ['=(1', null],
  ['12*3', null],
  ['1.2.3', null],
  ['abc', null],
  ['1e3', null],
  ['--1', null],
  ['999999999999999999', null],
  ['=alert(1)', null],
];

test.each(CASES)('money %s is %s minor units', (text, expected) => {
  expect(parseAmountText(text, 100)).toBe(expected);
});

test('quantities keep three decimals', () => {
  expect(parseAmountText('1.2345', 1000)).toBe(1235);
  expect(parseAmountText('48', 1000)).toBe(48000);
});
