import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalAmount } from './capital-amount.ts';

/** Reads capital figures back, by their own grammar: places inside a group, then 万, then 亿. */
function fenOf(words: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  const [, yuanPart = '', rest = ''] = /^人民币(?:(.*)元)?(.*?)整?$/.exec(words) ?? [];
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const sign of yuanPart) {
    if (digits.includes(sign)) digit = digits.indexOf(sign);
    else if (sign === '亿') {
      total = (total + group + digit) * 100_000_000;
      [group, digit] = [0, 0];
    } else if (sign === '万') {
      total += (group + digit) * 10_000;
      [group, digit] = [0, 0];
    } else {
      group += digit * (places[sign] ?? 0);
      digit = 0;
    }
  }
  const at = (sign: string) => Math.max(0, digits.indexOf(new RegExp(`(.)${sign}`).exec(rest)?.[1] ?? '零'));
  return (total + group + digit) * 100 + at('角') * 10 + at('分');
}

test.each([
  [140_950, '人民币壹仟肆佰零玖元伍角'],
  [600_714, '人民币陆仟零柒元壹角肆分'],
  [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'],
  [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32_504, '人民币叁佰贰拾伍元零肆分'],
  [0, '人民币零元整'],
  [5, '人民币伍分'],
  [50, '人民币伍角'],
  [-10_000, '负人民币壹佰元整'],
  [10_000_000_000, '人民币壹亿元整'],
  [10_000_100_000_100, '人民币壹仟亿零壹佰万零壹元整'],
  [100_000_000_000_000, '人民币壹万亿元整'],
])('U21 %i fen are %s', (minor, words) => expect(capitalAmount(minor)).toBe(words));

test('U21 every amount can be read back', () => {
  const amounts = fc.oneof(fc.nat(10_000_000), fc.integer({ min: 0, max: 99_999_999_999_999 }));
  fc.assert(
    fc.property(amounts, (minor) => {
      const words = capitalAmount(minor);
      return fenOf(words) === minor && !/零零|零[元万亿]/.test(words.replace('零元整', ''));
    }),
    { numRuns: 10_000 },
  );
});
