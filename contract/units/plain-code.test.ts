import { expect, it } from 'vitest';
import { parseCodes } from './barcode-range.ts';
import { lotCodeOf, plainCodeOf } from './plain-code.ts';

const SIGNED = `MW1.0a1b2c3d.${'s'.repeat(86)}.LJ-2026-0001`;

it.each([
  ['LJ-2026-0001', 'LJ-2026-0001'],
  [']C0LJ-2026-0001', 'LJ-2026-0001'],
  [SIGNED, 'LJ-2026-0001'],
  [`]Q1${SIGNED}`, 'LJ-2026-0001'],
  ['0106901234567892' + '10L7\u001d21S-1', 'S-1'],
  ['(01)06901234567892(21)S-1', 'S-1'],
  ['https://id.gs1.org/01/06901234567892/21/S-1?17=301231', 'S-1'],
  ['https://example.com/S-1', 'https://example.com/S-1'],
])('the label that reads %s is registered as %s', (scan, code) => {
  expect(plainCodeOf(scan)).toBe(code);
});

it.each([
  ['L2026-77', 'L2026-77'],
  [']C0L2026-77', 'L2026-77'],
  ['010690123456789210L7\u001d21S-1', 'L7'],
  ['(01)06901234567892(10)L7', 'L7'],
])('the label that reads %s names the lot %s', (scan, lot) => {
  expect(lotCodeOf(scan)).toBe(lot);
});

it('signed labels in a column are the codes they carry; longer texts only where units are looked up', () => {
  expect(parseCodes(`A-1\n${SIGNED}`)).toEqual({
    codes: [
      { barcode: 'A-1', factoryNo: null },
      { barcode: 'LJ-2026-0001', factoryNo: null },
    ],
    issues: [],
  });
  const long = `(01)06901234567892(91)${'X'.repeat(60)}(21)S-1`;
  expect(parseCodes(long).issues).toMatchObject([{ code: 'too_long' }]);
  expect(parseCodes(long, 'codes', 400).codes).toMatchObject([{ barcode: long }]);
});
