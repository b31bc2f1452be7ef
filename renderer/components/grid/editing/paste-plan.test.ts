import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { GridColumn } from '../grid-types.ts';
import { changesOf, checkPlan, countPlan, isWrongCell } from './change-plan.ts';
import type { RowBatch } from './edit-port.ts';
import type { GridEditing } from './editing-types.ts';
import {
  keyColumn,
  looksLikeHead,
  lookUpNames,
  type PasteRows,
  pasteTarget,
  planPaste,
} from './paste-plan.ts';

interface Row {
  id: string;
  version: number;
  no: string;
  partyId: string;
  partyName: string;
  quantity: number | null;
  dueOn: string | null;
}
const ROW: Row = {
  id: 'a',
  version: 3,
  no: 'SC-1',
  partyId: 'p1',
  partyName: '华海造船',
  quantity: 1000,
  dueOn: null,
};

const COLUMNS: GridColumn<Row>[] = [
  { id: 'no', header: '编号', width: 90, kind: 'code', value: (row) => row.no },
  {
    id: 'partyName',
    header: '客户',
    width: 90,
    kind: 'text',
    value: (row) => row.partyName,
    edit: {
      kind: 'reference',
      name: 'partyId',
      label: '客户',
      load: async () => [],
      match: async (texts) =>
        texts.map((text) => {
          if (text === '同名厂') return { text, count: 2, id: null, label: null };
          const id = { 华海造船: 'p1', 江南东泽: 'p2' }[text] ?? null;
          return { text, count: id ? 1 : 0, id, label: id ? text : null };
        }),
    },
  },
  {
    id: 'quantity',
    header: '数量',
    width: 90,
    kind: 'quantity',
    value: (row) => row.quantity,
    edit: { kind: 'quantity', name: 'quantity', label: '数量' },
  },
  {
    id: 'dueOn',
    header: '交货期',
    width: 90,
    kind: 'date',
    value: (row) => row.dueOn,
    edit: { kind: 'date', name: 'dueOn', label: '交货期' },
  },
];
const fields = {
  partyId: z.string(),
  quantity: z.int().positive().nullable().optional(),
  dueOn: z.iso.date().nullable().optional(),
};
let asked: RowBatch[] = [];
const EDITING: GridEditing<Row> = {
  identity: ({ id, version }) => ({ id, version }),
  nameOf: (row) => row.no,
  createSchema: z.strictObject(fields),
  updateSchema: z.strictObject(fields).partial().extend({ id: z.string(), version: z.int() }),
  newRow: {},
  save: () => Promise.reject(new Error('nothing is saved here')),
  check: async (batch) => {
    asked.push(batch);
    const refusals = (batch.create ?? []).flatMap((one, at) =>
      one['partyId'] === 'p2'
        ? [{ list: 'create' as const, at, id: null, field: 'quantity', code: 'RULE_BROKEN', data: {} }]
        : [],
    );
    return { outcomes: [], refusals };
  },
};

async function plan(block: string[][], rows: PasteRows<Row>['rows'], left = 0) {
  asked = [];
  const target = pasteTarget(block, COLUMNS, COLUMNS, left, looksLikeHead(block, COLUMNS));
  const names = await lookUpNames(target);
  return planPaste(target, { rows, names, today: '2026-11-20' }, EDITING);
}

describe('U04 a pasted block before it is saved', () => {
  test('headings send columns to their fields; without them they lie side by side from the focus', () => {
    const block = [
      ['交货期 ', '数 量', '备注'],
      ['1', '2', '3'],
    ];
    expect(looksLikeHead(block, COLUMNS)).toBe(true);
    expect(pasteTarget(block, COLUMNS, COLUMNS, 0, true).columns.map((one) => one?.id)).toEqual([
      'dueOn',
      'quantity',
      undefined,
    ]);
    expect(looksLikeHead([['华海造船', '2']], COLUMNS)).toBe(false);
    expect(pasteTarget([['x', 'y', 'z']], COLUMNS, COLUMNS, 2, false).columns.map((one) => one?.id)).toEqual([
      'quantity',
      'dueOn',
      undefined,
    ]);
    expect(keyColumn(COLUMNS)?.id).toBe('no');
  });

  test('changed, the same, new and wrong rows, cell by cell', async () => {
    const planned = await plan(
      [
        ['江南东泽', '２台？', '1121'],
        ['华海造船', '1', ''],
        ['华海造船', '3', '+7'],
        ['没有这家', '3', '2026-13-40'],
        ['同名厂', '1', ''],
        ['', '1', ''],
      ],
      [ROW, ROW, null, null, ROW, null],
      1,
    );
    expect(planned.map((one) => one.kind)).toEqual(['wrong', 'same', 'new', 'wrong', 'wrong', 'wrong']);
    const wrong = planned.map((one) =>
      one.cells.filter((cell) => isWrongCell(one, cell)).map((cell) => cell.column.id),
    );
    expect(wrong).toEqual([['quantity'], [], [], ['partyName', 'dueOn'], ['partyName'], ['partyName']]);
    expect(planned[4]?.issues[0]?.code).toBe('ambiguous');
    expect(planned[5]?.issues[0]).toMatchObject({ path: 'partyId', code: 'required' });
    expect(planned[2]?.shown).toMatchObject({
      partyId: 'p1',
      partyName: '华海造船',
      quantity: 3000,
      dueOn: '2026-11-27',
    });
    expect(countPlan(planned)).toEqual({ changed: 0, new: 1, same: 1, wrong: 4, wrongCells: 5 });
  });

  test('only what differs is sent; the core may refuse what the contract lets pass', async () => {
    const planned = await checkPlan(
      await plan(
        [
          ['华海造船', '5'],
          ['江南东泽', '1'],
          ['华海造船', '1'],
        ],
        [ROW, null, null],
        1,
      ),
      EDITING,
    );
    expect(asked).toEqual([
      {
        create: [
          { partyId: 'p2', quantity: 1000 },
          { partyId: 'p1', quantity: 1000 },
        ],
        update: [{ id: 'a', version: 3, quantity: 5000 }],
      },
    ]);
    expect(planned.map((one) => one.kind)).toEqual(['changed', 'wrong', 'new']);
    const refused = planned[1];
    expect(refused?.cells.map((cell) => refused && isWrongCell(refused, cell))).toEqual([false, true]);
    expect(changesOf(planned).map((one) => [one.name, one.cell.values])).toEqual([
      ['quantity', { quantity: 5000 }],
    ]);
  });

  test('a number nobody has is wrong, not new', async () => {
    expect((await plan([['华海造船', '1']], [undefined], 1))[0]).toMatchObject({
      kind: 'wrong',
      issues: [{ code: 'no_such_row' }],
    });
  });

  test('500 rows of 8 cells are planned in a moment', async () => {
    const block = Array.from({ length: 500 }, (_, at) => ['华海造船', String(at + 1), '1121']);
    const from = performance.now();
    const planned = await plan(
      block,
      block.map(() => null),
      1,
    );
    console.log(`500 rows planned in ${(performance.now() - from).toFixed(0)} ms`);
    expect(countPlan(planned)).toMatchObject({ new: 500, wrong: 0 });
  });
});
