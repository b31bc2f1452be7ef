import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HAN_BY_READING } from './han-by-reading.ts';
import { sortKey } from './sort-key.ts';

const collator = new Intl.Collator('zh-u-co-pinyin', { numeric: true });
const inBytes = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));

const han = fc.integer({ min: 0, max: HAN_BY_READING.length - 1 }).map((at) => HAN_BY_READING.charAt(at));
const familiar = fc.constantFrom(...'重庆沈阳藏文长江城厂银行中国船舶锚机曾单〇');
const ascii = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
const wide = fc
  .integer({ min: 0xff01, max: 0xff5e })
  .map((code) => String.fromCharCode(code))
  .filter((one) => !/\p{N}/u.test(one));
const mark = fc.constantFrom(...'、。（）《》【】－—“”‘’；：！？￥　');
const number = fc.nat({ max: 120_000 }).map(String);
const text = fc.array(
  fc.oneof(han, familiar, familiar, ascii, fc.constantFrom(...'aAbB09- '), wide, mark, number),
  { maxLength: 9 },
);

describe('U58: the order of texts', () => {
  it('is that of the collation, for any two texts', () => {
    fc.assert(
      fc.property(text, text, fc.nat({ max: 4 }), (one, other, shared) => {
        const a = one.join('');
        // Texts that begin alike are the ones whose later characters count.
        const b = [...one.slice(0, shared), ...other].join('');
        expect([a, b, inBytes(sortKey(a), sortKey(b))]).toEqual([a, b, Math.sign(collator.compare(a, b))]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has every character at its reading', () => {
    const keys = [...HAN_BY_READING].map(sortKey);
    expect(keys.every((key, i) => i === 0 || inBytes(keys[i - 1] ?? '', key) < 0)).toBe(true);
    expect(
      [...HAN_BY_READING].every((one, i, all) => i === 0 || collator.compare(all[i - 1] ?? '', one) < 0),
    ).toBe(true);
  });

  it('puts numbers by value, Han by reading, latin behind', () => {
    const wanted = ['2', '10', '阿坝', '沈阳', '武汉', '张家港', '重工', 'A2', 'A10', 'MJ-90', 'MJ-110'];
    const sorted = [...wanted].reverse().sort((a, b) => inBytes(sortKey(a), sortKey(b)));
    expect(sorted).toEqual(wanted);
  });

  it('has letters with accents and other forms beside the plain one', () => {
    const wanted = ['①', 'e', 'ｅ', 'E', 'é', 'eb', 'Ω', '한'];
    const sorted = [...wanted].reverse().sort((a, b) => inBytes(sortKey(a), sortKey(b)));
    expect(sorted).toEqual(wanted);
  });

  it('ends, however long the text is', () => {
    expect(sortKey('重庆'.repeat(5_000)).length).toBeLessThan(200);
    expect(sortKey('')).toBe('');
  });
});
