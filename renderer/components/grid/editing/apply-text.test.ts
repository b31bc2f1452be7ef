import { beforeEach, expect, test } from 'vitest';
import type { GridColumn } from '../grid-types.ts';
import { applyTexts, copiedCell } from './apply-text.ts';
import { RowEdits } from './row-edits.ts';

interface Row {
  id: string;
  version: number;
  partyId: string;
  partyName: string;
  quantity: number | null;
  uom: string;
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
  expect(PARTY.edit && copiedCell(PARTY, PARTY.edit, from)).toMatchObject({
    values: { partyId: 'p3' },
    label: '沪东',
  });
  expect(QUANTITY.edit && copiedCell(QUANTITY, QUANTITY.edit, from)).toMatchObject({
    values: { quantity: 5000, uom: '件' },
    label: null,
  });
});
