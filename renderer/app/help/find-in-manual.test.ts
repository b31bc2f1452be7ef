import { expect, test } from 'vitest';
import { findInManual } from './find-in-manual.ts';
import { readChapter } from './manual.ts';
import { shippedManual } from './shipped-manual.fixture.ts';

const chapters = shippedManual('zh');
const places = (text: string) =>
  findInManual(chapters, text).map(({ chapter, section }) => `${chapter.name}#${section.name}`);

test('a heading comes first, found by its words, its pinyin and its initials', () => {
  expect(places('盘点')[0]).toBe('units#stocktake');
  expect(places('pandian')[0]).toBe('units#stocktake');
  expect(places('pd')[0]).toBe('units#stocktake');
});

test('several words are all in the section; width and case make no difference', () => {
  const found = findInManual(chapters, '补打 原因');
  expect(found.length).toBeGreaterThan(0);
  for (const { section } of found) expect(section.text).toMatch(/补打[\s\S]*原因|原因[\s\S]*补打/);
  expect(places('ｃｔｒｌ＋ｄ')).toEqual(places('Ctrl+D'));
  expect(places('这里没有这个词')).toEqual([]);
  expect(places('  ')).toEqual([]);
});

test('the excerpt shows what was found, set off', () => {
  const long = '前面的话'.repeat(20);
  const chapter = readChapter('units', `# A\n\n${long}要找的词${long}`);
  const [found] = findInManual([chapter], '要找');
  expect(found?.marks.map(([from, to]) => found.excerpt.slice(from, to))).toEqual(['要找']);
  expect(found?.excerpt.startsWith('…')).toBe(true);
});
