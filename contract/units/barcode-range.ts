import type { InputIssue } from '#contract/kit/errors.ts';
import { parseSignedCode } from '#contract/labels/signed-code.ts';

/** More at once is a ledger, and ledgers come in by import. */
export const MAX_CODES_AT_ONCE = 2000;
export const MAX_BARCODE_LENGTH = 80;

export interface ParsedCode {
  barcode: string;
  factoryNo: string | null;
}

export interface ParsedCodes {
  codes: ParsedCode[];
  issues: InputIssue[];
}

/** After NFKC folding, where … is three dots and ～ is ~. */
const RANGE = /^(.*?)(\d+)\s*(?:⋯|\.{2,}|~|至)\s*(.*?)(\d+)$/u;

/** `LJ-2026-0001…0120` or with the whole last code; null when the text is no range. */
function expandRange(text: string, room: number): string[] | 'invalid_range' | 'too_many' | null {
  const match = RANGE.exec(text.normalize('NFKC'));
  if (!match) return null;
  const [, prefix = '', from = '', endPrefix = '', to = ''] = match;
  if (endPrefix !== '' && endPrefix.trim() !== prefix.trim()) return 'invalid_range';
  if (to.length > from.length || from.length > 12) return 'invalid_range';
  // A short end replaces the last digits: 0118…20 means 0118 to 0120.
  const first = Number(from);
  const last = Number(endPrefix === '' ? from.slice(0, from.length - to.length) + to : to);
  if (last < first) return 'invalid_range';
  if (last - first + 1 > room) return 'too_many';
  return Array.from(
    { length: last - first + 1 },
    (_, i) => prefix + String(first + i).padStart(from.length, '0'),
  );
}

/**
 * Barcodes from one field: single codes, ranges, a pasted column or two (barcode, tab, factory number), apart by
 * line breaks, commas, semicolons or 、. Spaces stay inside a code; a signed label stands for the code it carries. What
 * cannot be read is an issue naming the text. Only where units are looked up may a code be longer than a barcode.
 */
export function parseCodes(text: string, path = 'codes', maxLength = MAX_BARCODE_LENGTH): ParsedCodes {
  const codes: ParsedCode[] = [];
  const issues: InputIssue[] = [];
  const refuse = (code: string, part: string) =>
    issues.push({ path, code, params: { text: part.slice(0, 60) } });
  const parts = text.split(/[\n\r,;、，；]+/u);
  for (const raw of parts) {
    const [first = '', factoryNo = ''] = raw.split('\t').map((cell) => cell.trim());
    if (first === '') continue;
    const code = parseSignedCode(first)?.barcode ?? first;
    const range = expandRange(code, MAX_CODES_AT_ONCE - codes.length);
    if (range === 'invalid_range' || range === 'too_many') refuse(range, code);
    else if (range) codes.push(...range.map((barcode) => ({ barcode, factoryNo: null })));
    else if (code.length > maxLength) refuse('too_long', code);
    else codes.push({ barcode: code, factoryNo: factoryNo === '' ? null : factoryNo });
    if (codes.length > MAX_CODES_AT_ONCE) {
      refuse('too_many', code);
      break;
    }
  }
  return { codes, issues };
}
