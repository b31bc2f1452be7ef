import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { STARTING_CODES } from '#db/slices/codes/starting-codes.ts';
import { readingsOf } from './pinyin.ts';

test.each([
  ['散货船', 'sanhuochuan', 'shc'],
  ['集装箱船', 'jizhuangxiangchuan', 'jzxc'],
  ['技术交流', 'jishujiaoliu', 'jsjl'],
  ['滤芯', 'lvxin', 'lx'],
  ['FAT 试验', 'fatshiyan', 'fatsy'],
])('%s is read %s, in short %s', (word, full, initials) => {
  expect(readingsOf(word)[0]).toEqual({ full, initials });
});

test('a word without Chinese has no reading of its own', () => {
  expect(readingsOf('Bulk carrier')).toEqual([]);
});

test('every word of the code tables is read as a dictionary reads it', () => {
  const options = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const;
  const misread = STARTING_CODES.map(({ zh }) => zh.replace(/\P{Script=Han}/gu, '')).filter((word) => {
    const dictionary = pinyin(word, options).join('');
    return word !== '' && !readingsOf(word).some(({ full }) => full === dictionary);
  });
  expect(misread).toEqual([]);
});
