import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigitOf, checkPairOf } from './gs1-checks.ts';
import { parseDigitalLink } from './gs1-digital-link.ts';
import {
  bracketElements,
  GS,
  type Gs1Result,
  joinElements,
  parseBracketed,
  parseElementString,
} from './gs1-elements.ts';
import { readScan, readSymbolScan } from './gs1-scan.ts';

const GTIN = '06901234567892';
const line = (result: Gs1Result) => (result.elements ? joinElements(result.elements, '^') : null);
const problem = (text: string) => parseBracketed(text).problem;

describe('check digits', () => {
  it('are those of the published examples', () => {
    // GS1 General Specifications, 7.9.1: GTIN-13 629104150021-3, SSCC 37610425002123456-9.
    expect(checkDigitOf('629104150021')).toBe(3);
    expect(checkDigitOf('37610425002123456')).toBe(9);
    // Chapter on the Global Model Number.
    expect(checkPairOf('1987654Ad4X4bL5ttr2310c')).toBe('2K');
  });
});

describe('element strings', () => {
  it('are read with and without brackets', () => {
    const text = `01${GTIN}10LOT-7${GS}17271231${GS}21S1`;
    expect(parseElementString(text).elements).toEqual([
      { ai: '01', value: GTIN },
      { ai: '10', value: 'LOT-7' },
      { ai: '17', value: '271231' },
      { ai: '21', value: 'S1' },
    ]);
    expect(line(parseBracketed(`(01)${GTIN}(10)LOT-7(17)271231(21)S1`))).toBe(
      `01${GTIN}10LOT-7^1727123121S1`,
    );
    expect(parseBracketed('(10)a\\(b').elements).toEqual([{ ai: '10', value: 'a(b' }]);
  });

  it.each([
    ['(01)06901234567893', 'content', 'check'],
    ['(11)270230', 'content', 'day0'],
    ['(4326)270200', 'content', 'day'],
    ['(21)', 'length', null],
    ['(21)123456789012345678901', 'length', null],
    ['(21)a b', 'signs', null],
    ['(421)999X', 'content', 'country'],
    ['(3910)000123', 'content', 'currency'],
    ['(8007)DE89370400440532013001', 'content', 'iban'],
    ['(8006)069012345678920302', 'content', 'pieces'],
    ['(89)1', 'identifier', null],
    ['(10)A(10)B', 'repeated', null],
    ['10)A', 'brackets', null],
    ['', 'empty', null],
  ])('%s is refused: %s %s', (text, code, check) => {
    expect(problem(text)).toMatchObject({ code, check });
  });

  it('take 29 February of a leap year, a month without day, and no more', () => {
    expect(problem('(11)280229')).toBeNull();
    expect(problem('(11)270229')).toMatchObject({ check: 'day0' });
    expect(problem('(17)270200')).toBeNull();
    expect(problem('(8007)DE89370400440532013000')).toBeNull();
  });

  it('come back from what they are written as', () => {
    const serial = fc.stringMatching(/^[A-Z0-9\-/(]{1,20}$/);
    const lot = fc.stringMatching(/^[a-z0-9(.]{1,20}$/);
    fc.assert(
      fc.property(serial, lot, (s, l) => {
        const elements = [
          { ai: '01', value: GTIN },
          { ai: '21', value: s },
          { ai: '10', value: l },
          { ai: '3103', value: '000195' },
        ];
        fc.pre(!s.includes('(') && !l.includes('('));
        expect(parseBracketed(bracketElements(elements)).elements).toEqual(elements);
        expect(parseElementString(joinElements(elements, GS)).elements).toEqual(elements);
      }),
    );
  });

  it('never throw, whatever is scanned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (text) => {
        readScan(text);
        readScan(`]d2${text}`);
        parseElementString(`8110${text}`);
        parseBracketed(`(8112)${text}`);
        parseDigitalLink(`https://x/01/${text}`);
      }),
    );
  });
});

describe('links', () => {
  it('carry key and qualifiers in the path, the rest in the query', () => {
    const link = `https://id.example.cn/p/01/${GTIN}/10/A%2FB/21/S1?17=271231&lang=zh#x`;
    expect(line(parseDigitalLink(link))).toBe(`01${GTIN}10A/B^21S1^17271231`);
  });

  it.each([
    `https://x/01/${GTIN}/21/S1/10/L`,
    `https://x/01/${GTIN}?21=S1`,
    `https://x/01/${GTIN}/235/T/21/S`,
    `ftp://x/01/${GTIN}`,
    'https://x/',
    `https://x/01/${GTIN}/21/%E4`,
  ])('%s is refused', (text) => {
    expect(parseDigitalLink(text).problem).not.toBeNull();
  });

  it('take short numbers and words only where allowed', () => {
    const link = 'https://x/gtin/6901234567892/ser/S1';
    expect(parseDigitalLink(link).elements).toBeNull();
    expect(readScan(link).elements).toEqual([
      { ai: '01', value: GTIN },
      { ai: '21', value: 'S1' },
    ]);
  });
});

describe('scans', () => {
  it('say by their first signs what they are', () => {
    expect(readSymbolScan(`]d201${GTIN}21S1`)).toMatchObject({ symbology: 'DM', data: `^01${GTIN}21S1` });
    expect(readSymbolScan(']E06901234567892').elements).toEqual([{ ai: '01', value: GTIN }]);
    expect(readSymbolScan(']E06901234567893').problem).not.toBeNull();
    expect(readSymbolScan(']x9whatever').problem).not.toBeNull();
    expect(readScan(']C0LJ-2026-0001')).toEqual({ text: 'LJ-2026-0001', elements: [] });
    expect(readScan(' LJ-2026-0001 ')).toEqual({ text: 'LJ-2026-0001', elements: [] });
    expect(readScan('010-22').elements).toEqual([]);
  });
});
