import { beforeEach, describe, expect, test } from 'vitest';
import type { GridColumn } from '../grid-types.ts';
import { applyTexts, copiedCell } from './apply-text.ts';
import { readHtmlBlock } from './clipboard-html.ts';
import { writeBlock, writeHtml } from './clipboard-text.ts';
import { RowEdits } from './row-edits.ts';
import { copied } from './use-clipboard.ts';

interface Row {
  id: string;
  version: number;
  partyId: string;
  partyName: string;
  quantity: number | null;
  uom: string;
  quoteMinor?: number | null;
  currency?: string;
}
const row = (id: string): Row => ({
  id,
  version: 1,
  partyId: 'p1',
  partyName: '华海造船',
  quantity: 1000,
  uom: '台',
});

let asked: string[];
const PARTY: GridColumn<Row> = {
  id: 'partyName',
  header: '客户',
  width: 90,
  kind: 'text',
  value: (one) => one.partyName,
  edit: {
    kind: 'reference',
    name: 'partyId',
    label: '客户',
    load: async (text) => {
      asked.push(text);
      return text === '没有'
        ? []
        : [
            { id: 'p9', label: '江南重工' },
            { id: 'p2', label: '江南' },
          ];
    },
    match: async (texts) =>
      texts.map((text) => {
        if (text === '江南') return { text, count: 1, id: 'p2', label: '江南' };
        return { text, count: text === '同名厂' ? 2 : 0, id: null, label: null };
      }),
  },
};
const QUANTITY: GridColumn<Row> = {
  id: 'quantity',
  header: '数量',
  width: 50,
  kind: 'quantity',
  value: (one) => one.quantity,
  edit: { kind: 'quantity', name: 'quantity', label: '数量', unitName: 'uom' },
};

const QUOTE: GridColumn<Row> = {
  id: 'quoteMinor',
  header: '报价',
  width: 90,
  kind: 'money',
  value: (one) => one.quoteMinor,
  currency: (one) => one.currency ?? 'CNY',
  edit: { kind: 'money', name: 'quoteMinor', label: '报价' },
};

let edits: RowEdits<Row>;
beforeEach(() => {
  asked = [];
  edits = new RowEdits<Row>({
    identity: ({ id, version }) => ({ id, version }),
    save: () => Promise.reject(new Error('nothing is saved here')),
    isReachable: () => true,
    validate: () => [],
    latest: () => undefined,
    onSaved: () => {},
    newRow: null,
    undoReason: () => '',
  });
});

test('a name put into many cells is looked up once; the exact one wins over the first found', async () => {
  applyTexts(
    edits,
    ['a', 'b', 'c'].map((id) => ({ row: row(id), column: PARTY, text: '江南' })),
  );
  expect(edits.draftOf('a')?.cells.get('partyId')?.issue?.code).toBe('looking_up');
  await edits.flush();
  expect(asked).toEqual(['江南']);
  expect(edits.draftOf('c')?.shown).toMatchObject({ partyId: 'p2', partyName: '江南' });
});

test('a name nobody has stays as it was typed', async () => {
  applyTexts(edits, [{ row: row('a'), column: PARTY, text: '没有' }]);
  expect(await edits.flush()).toBe(false);
  expect(edits.draftOf('a')?.cells.get('partyId')).toMatchObject({
    text: '没有',
    issue: { code: 'not_found' },
  });
  expect(edits.draftOf('a')?.shown.partyName).toBe('华海造船');
});

test('what was picked from the list needs no look-up; a number brings its unit', () => {
  applyTexts(edits, [
    { row: row('a'), column: PARTY, text: '江南', picked: { value: 'p7', word: '江南东泽' } },
    { row: row('a'), column: QUANTITY, text: '3套' },
  ]);
  expect(asked).toEqual([]);
  expect(edits.draftOf('a')?.shown).toMatchObject({
    partyId: 'p7',
    partyName: '江南东泽',
    quantity: 3000,
    uom: '套',
  });
});

test('filling down takes the value, its word and its unit along', () => {
  const from = { ...row('a'), partyId: 'p3', partyName: '沪东', quantity: 5000, uom: '件' };
  expect(PARTY.edit && copiedCell(PARTY, PARTY.edit, from, row('b'))).toMatchObject({
    values: { partyId: 'p3' },
    label: '沪东',
  });
  expect(QUANTITY.edit && copiedCell(QUANTITY, QUANTITY.edit, from, row('b'))).toMatchObject({
    values: { quantity: 5000, uom: '件' },
    label: null,
  });
});

test('what is pasted into many rows names one record exactly, or nobody: the first found would be a guess', async () => {
  const put = (text: string) =>
    applyTexts(
      edits,
      ['a', 'b'].map((id) => ({ row: row(id), column: PARTY, text })),
      'put',
    );
  put('江南');
  await edits.flush();
  expect(edits.draftOf('b')?.shown).toMatchObject({ partyId: 'p2', partyName: '江南' });
  put('江');
  await edits.flush();
  expect(edits.draftOf('b')?.cells.get('partyId')?.issue?.code).toBe('not_found');
  put('同名厂');
  await edits.flush();
  expect(edits.draftOf('b')?.cells.get('partyId')?.issue?.code).toBe('ambiguous');
  expect(asked).toEqual([]);
});

describe('an amount never changes its money by being copied', () => {
  const dollars = { ...row('usd'), quoteMinor: 10_000_000, currency: 'USD' };
  const yuan = { ...row('cny'), quoteMinor: 123_456_789, currency: 'CNY' };
  const textOf = (one: Row) => readHtmlBlock(writeHtml([[copied(QUOTE, one)]]))?.[0]?.[0] ?? '';

  test('money is copied exactly, whatever unit the list shows, and stays a number for a spreadsheet', () => {
    expect(copied(QUOTE, yuan)).toEqual({ text: '1234567.89', isNumber: true });
    expect(writeBlock([[copied(QUOTE, dollars)]])).toBe('100000.00');
    expect(textOf(dollars)).toBe('USD 100000.00');
  });

  test('foreign money fits rows of the same money only', () => {
    const other = { ...dollars, id: 'usd2', quoteMinor: 5 };
    applyTexts(
      edits,
      [other, yuan].map((one) => ({ row: one, column: QUOTE, text: textOf(dollars) })),
      'put',
    );
    expect(edits.draftOf('usd2')?.shown.quoteMinor).toBe(10_000_000);
    expect(edits.draftOf('cny')?.cells.get('quoteMinor')?.issue?.code).toBe('currency_differs');
  });

  test('filling down foreign money into another one is refused', () => {
    const fill = (to: Row) => QUOTE.edit && copiedCell(QUOTE, QUOTE.edit, dollars, to);
    expect(fill(yuan)?.issue?.code).toBe('currency_differs');
    expect(fill({ ...dollars, id: 'usd2' })).toMatchObject({
      values: { quoteMinor: 10_000_000 },
      issue: null,
    });
  });
});
