import { expect, test } from 'vitest';
import { answered, asKind, type LedgerDraft, mapped, moved } from './ledger-draft.ts';

const draft: LedgerDraft = {
  uploadId: 'u',
  fileName: '台账.csv',
  request: {
    kind: 'parties',
    mode: 'create',
    key: 'name',
    conflicts: 'ours',
    sheet: '一月',
    headerRow: 3,
    encoding: 'gb18030',
    delimiter: ';',
    fields: { 住址: 'address' },
    answers: { 'amount-unit:2': 'yuan' },
  },
};
const rules = { kind: 'parties', mode: 'create', key: 'name', conflicts: 'ours' } as const;

test('another encoding drops what was said about the columns, never what may happen to the records', () => {
  expect(moved(draft, { encoding: 'utf-8' }).request).toEqual({
    ...rules,
    sheet: '一月',
    headerRow: 3,
    encoding: 'utf-8',
    delimiter: ';',
  });
});

test('another sheet, chosen or answered, has its header somewhere else', () => {
  const expected = { ...rules, sheet: '二月', encoding: 'gb18030', delimiter: ';' };
  expect(moved(draft, { sheet: '二月' }).request).toEqual(expected);
  expect(answered(draft, 'sheet', '二月').request).toEqual(expected);
});

test('a ledger of something else is read from the same place by that one’s own rules', () => {
  expect(asKind(draft, 'sites').request).toEqual({
    kind: 'sites',
    sheet: '一月',
    headerRow: 3,
    encoding: 'gb18030',
    delimiter: ';',
  });
});

test('an answer and a column change nothing else', () => {
  expect(answered(draft, 'year', '2026').request).toEqual({
    ...draft.request,
    answers: { 'amount-unit:2': 'yuan', year: '2026' },
  });
  expect(mapped(draft, 4, null).request.fields).toEqual({ 住址: 'address', '4': null });
});
