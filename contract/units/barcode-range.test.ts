import { describe, expect, it } from 'vitest';
import { MAX_CODES_AT_ONCE, parseCodes } from './barcode-range.ts';

const codes = (text: string) => parseCodes(text).codes.map((c) => c.barcode);
const issue = (text: string) => parseCodes(text).issues.map((i) => i.code);

describe('typed and pasted codes', () => {
  it('expands ranges, short and long', () => {
    expect(codes('LJ-2026-0001…0120')).toHaveLength(120);
    expect(codes('LJ-2026-0009…0011')).toEqual(['LJ-2026-0009', 'LJ-2026-0010', 'LJ-2026-0011']);
    expect(codes('LJ-2026-0118...20')).toEqual(['LJ-2026-0118', 'LJ-2026-0119', 'LJ-2026-0120']);
    expect(codes('A-1～A-3')).toEqual(['A-1', 'A-2', 'A-3']);
    expect(codes('P7至9')).toEqual(['P7', 'P8', 'P9']);
    expect(codes('ＬＪ－００１…００２')).toEqual(['LJ-001', 'LJ-002']);
  });

  it('takes a column, two columns with factory numbers, and lists', () => {
    expect(codes('A1\r\nA2\n\nA3')).toEqual(['A1', 'A2', 'A3']);
    expect(codes('A1、A2，A3; A 4')).toEqual(['A1', 'A2', 'A3', 'A 4']);
    expect(parseCodes('A1\t2024-117\nA2').codes).toEqual([
      { barcode: 'A1', factoryNo: '2024-117' },
      { barcode: 'A2', factoryNo: null },
    ]);
  });

  it('says what it cannot read', () => {
    expect(issue('A-9…A-3')).toEqual(['invalid_range']);
    expect(issue('A-1…B-3')).toEqual(['invalid_range']);
    expect(issue(`A-1…A-${MAX_CODES_AT_ONCE + 1}`)).toEqual(['invalid_range']);
    expect(issue(`A-00001…${String(MAX_CODES_AT_ONCE + 1).padStart(5, '0')}`)).toEqual(['too_many']);
    expect(issue('x'.repeat(81))).toEqual(['too_long']);
    expect(codes('A-2026.5')).toEqual(['A-2026.5']);
  });
});
