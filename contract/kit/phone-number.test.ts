import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPhoneText } from './phone-number.ts';

const RIGHT = [
  '13812345678',
  '138 1234 5678',
  '138-1234-5678',
  '１３８１２３４５６７８',
  '+86 138 1234 5678',
  '0086-13812345678',
  '66668888',
  '6666888',
  '010-66668888',
  '(0512) 66668888',
  '（０５１２）６６６６８８８８',
  '0580-2031234',
  '0512–66668888',
  '0512-66668888-801',
  '0512-66668888转801',
  '021-66668888 分机 12',
  '021 6666 8888 ext. 12',
  '+86 21 6666 8888',
  '+86 (021) 6666-8888',
  '400-123-4567',
  '4001234567转2',
  '800 820 8820',
  '+49 40 3001-0',
  '+44 20 7946 0958',
  '0065 6221 1111',
  '13812345678、0512-66668888',
  '13812345678,13912345678；+4940300100',
  '13812345678 / 13912345678',
];
const WRONG = [
  '',
  '、',
  '1381234567',
  '138123456789',
  '12812345678',
  '13812345678-801',
  '138-1234-567a',
  '电话没有',
  '13812345678（王）',
  '0012',
  '+86 1281234567',
  '+123',
  '+1234567890123456',
  '401-123-4567',
  '16666888',
  '13812345678、123',
];

describe('U56 phone numbers', () => {
  it.each(RIGHT)('takes %s', (text) => expect(isPhoneText(text)).toBe(true));
  it.each(WRONG)('asks about %s', (text) => expect(isPhoneText(text)).toBe(false));

  it('blanks, hyphens and full-width digits never decide', () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
    const between = fc.array(fc.constantFrom('', ' ', '-', '　', '－'), { minLength: 10, maxLength: 10 });
    const wide = (digit: string) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0);
    fc.assert(
      fc.property(mobile, between, fc.boolean(), (digits, gaps, isWide) => {
        const text = [...digits].map((d, i) => (isWide ? wide(d) : d) + (gaps[i] ?? '')).join('');
        expect(isPhoneText(text)).toBe(true);
      }),
    );
  });

  it('several numbers are right when each one is', () => {
    const some = fc.array(fc.constantFrom(...RIGHT), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(some, (parts) => isPhoneText(parts.join('；'))));
    fc.assert(fc.property(some, (parts) => !isPhoneText([...parts, '123'].join('、'))));
  });

  it('answers any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => typeof isPhoneText(text) === 'boolean'));
  });
});
