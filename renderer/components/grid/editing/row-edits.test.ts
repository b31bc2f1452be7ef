import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#renderer/lib/app-error.ts';
import type { RowBatch, SavedRows } from './edit-port.ts';
import type { CellDraft } from './row-draft.ts';
import { RowEdits } from './row-edits.ts';

interface Row {
  id: string;
  version: number;
  contact: string | null;
  quantity: number | null;
  partyId: string;
  partyName: string;
  isVoid?: boolean;
}

let rows: Map<string, Row>;
let batches: RowBatch[];
let fail: AppError | null;
let edits: RowEdits<Row>;

/** A core in memory: versions, all or none. */
function saveAll(batch: RowBatch): SavedRows<Row> {
  const saved: SavedRows<Row> = { create: [], update: [], void: [], restore: [] };
  const next = new Map(rows);
  const refusals = (batch.update ?? []).flatMap((one, at) => {
    const row = next.get(String(one['id']));
    if (row?.version === one['version']) return [];
    return [
      {
        list: 'update' as const,
        at,
        id: row?.id ?? null,
        field: null,
        code: 'STALE',
        data: { current: row },
      },
    ];
  });
  if (refusals.length > 0) throw new AppError('ROWS_REFUSED', { refusals, count: refusals.length });
  const put = (list: keyof SavedRows<Row>, row: Row) => {
    next.set(row.id, row);
    saved[list].push(row);
  };
  for (const one of batch.create ?? [])
    put('create', {
      contact: null,
      quantity: null,
      partyId: 'p1',
      partyName: '华海',
      ...one,
      id: `n${next.size}`,
      version: 1,
    } as Row);
  const bump = (id: string, patch: object) => {
    const row = next.get(id) as Row;
    return { ...row, ...patch, version: row.version + 1 };
  };
  for (const one of batch.update ?? []) {
    const { id, version: _version, ...fields } = one;
    put('update', bump(String(id), fields));
  }
  for (const { id } of batch.void ?? []) put('void', bump(id, { isVoid: true }));
  for (const { id } of batch.restore ?? []) put('restore', bump(id, { isVoid: false }));
  rows = next;
  return saved;
}

beforeEach(() => {
  rows = new Map(
    ['a', 'b', 'c'].map((id) => [
      id,
      { id, version: 1, contact: null, quantity: 1000, partyId: 'p1', partyName: '华海' },
    ]),
  );
  batches = [];
  fail = null;
  edits = new RowEdits<Row>({
    identity: ({ id, version }) => ({ id, version }),
    save: async (batch) => {
      batches.push(batch);
      if (fail) throw fail;
      return saveAll(batch);
    },
    validate: (values, isNew) => [
      ...(Number(values['quantity']) < 0 ? [{ path: 'quantity', code: 'too_small' }] : []),
      ...(isNew && !values['contact'] ? [{ path: 'contact', code: 'required' }] : []),
    ],
    latest: (id) => rows.get(id),
    onSaved: () => {},
    newRow: { partyId: 'p9' },
    undoReason: () => '撤销',
  });
});

const at = (id: string) => rows.get(id) as Row;
const cell = (name: string, value: unknown, more: Partial<CellDraft> = {}): CellDraft => ({
  column: name,
  values: { [name]: value },
  label: null,
  text: String(value),
  issue: null,
  ...more,
});
const type = (id: string, name: string, value: unknown) =>
  edits.edit([{ row: edits.draftOf(id)?.shown ?? at(id), name, cell: cell(name, value) }]);

describe('U03 cells typed into rows', () => {
  test('are shown at once, saved together when the row is left, and not before', async () => {
    type('a', 'contact', '王工');
    type('a', 'quantity', 3000);
    expect(edits.draftOf('a')?.shown).toMatchObject({ contact: '王工', quantity: 3000 });
    await edits.flush('a');
    expect(batches).toEqual([]);
    expect(await edits.flush()).toBe(true);
    expect(batches).toEqual([{ update: [{ id: 'a', version: 1, contact: '王工', quantity: 3000 }] }]);
    expect(edits.drafts).toEqual([]);
  });

  test('typed back to what it was is no change', async () => {
    type('a', 'quantity', 3000);
    type('a', 'quantity', 1000);
    expect(edits.drafts).toEqual([]);
    await edits.flush();
    expect(batches).toEqual([]);
  });

  test('what the contract refuses stays typed, is named at its cell and never sent', async () => {
    type('a', 'quantity', -5);
    type('b', 'contact', '李工');
    expect(await edits.flush()).toBe(false);
    expect(batches).toHaveLength(1);
    expect(edits.refused.map((one) => one.id)).toEqual(['a']);
    expect(edits.draftOf('a')?.cells.get('quantity')).toMatchObject({
      text: '-5',
      issue: { code: 'too_small' },
    });
    type('a', 'quantity', 5000);
    expect(await edits.flush()).toBe(true);
    expect(at('a').quantity).toBe(5000);
  });

  test('rows of one act are saved together or not at all', async () => {
    rows.set('b', { ...at('b'), version: 2 });
    const stale = { ...at('b'), version: 1 };
    edits.edit([
      { row: at('a'), name: 'contact', cell: cell('contact', '王工') },
      { row: stale, name: 'contact', cell: cell('contact', '王工') },
    ]);
    expect(await edits.flush()).toBe(false);
    expect(at('a')).toMatchObject({ contact: null, version: 1 });
    expect(edits.refused.map((one) => [one.id, one.refusal?.code])).toEqual([
      ['a', undefined],
      ['b', 'STALE'],
    ]);
  });

  test('typing goes on while the row is on its way', async () => {
    type('a', 'contact', '王工');
    const saving = edits.flush();
    while (edits.draftOf('a')?.state !== 'saving') await Promise.resolve();
    type('a', 'quantity', 9000);
    await saving;
    expect(edits.draftOf('a')).toMatchObject({ base: { version: 2, contact: '王工' } });
    await edits.flush();
    expect(at('a')).toMatchObject({ contact: '王工', quantity: 9000, version: 3 });
  });

  test('a lost connection keeps everything and a retry saves it', async () => {
    fail = new AppError('DISCONNECTED', {});
    type('a', 'contact', '王工');
    expect(await edits.flush()).toBe(false);
    expect(edits.draftOf('a')).toMatchObject({ state: 'refused', refusal: { code: 'DISCONNECTED' } });
    fail = null;
    await edits.retry();
    expect(at('a').contact).toBe('王工');
  });
});

describe('F53 somebody else was faster', () => {
  const conflict = async () => {
    type('a', 'contact', '我的');
    type('a', 'quantity', 7000);
    rows.set('a', { ...at('a'), contact: '别人的', version: 2 });
    await edits.flush();
    return edits.draftOf('a')?.refusal?.data as { current: Row };
  };

  test('the row is refused and both values are kept', async () => {
    expect((await conflict()).current.contact).toBe('别人的');
    expect(edits.draftOf('a')?.cells.get('contact')?.text).toBe('我的');
    expect(at('a').contact).toBe('别人的');
  });

  test('the chosen fields win over the newer row, the others are given up', async () => {
    const { current } = await conflict();
    await edits.settleConflict('a', current, new Set(['quantity']));
    expect(at('a')).toMatchObject({ contact: '别人的', quantity: 7000, version: 3 });
    expect(edits.drafts).toEqual([]);
  });
});

describe('U06 undo and redo', () => {
  test('an unsaved cell goes back without a call', async () => {
    type('a', 'contact', '王工');
    await edits.undo();
    expect(edits.drafts).toEqual([]);
    expect(batches).toEqual([]);
    await edits.redo();
    expect(at('a').contact).toBe('王工');
  });

  test('a saved act goes back as a new version, and forward again', async () => {
    edits.edit(
      ['a', 'b', 'c'].map((id) => ({ row: at(id), name: 'contact', cell: cell('contact', '王工') })),
    );
    await edits.flush();
    expect(await edits.undo()).toBe(true);
    expect([...rows.values()].map((row) => [row.contact, row.version])).toEqual([
      [null, 3],
      [null, 3],
      [null, 3],
    ]);
    expect(batches.at(-1)?.update).toHaveLength(3);
    expect(await edits.redo()).toBe(true);
    expect(at('b')).toMatchObject({ contact: '王工', version: 4 });
    expect(await edits.redo()).toBe(false);
  });

  test('new rows of a paste are voided by undo and restored by redo, in one batch with the changed ones', async () => {
    const saved = await edits.saveAct(
      [{ contact: '新' }],
      [{ row: at('a'), name: 'contact', cell: cell('contact', '改') }],
    );
    const id = saved.create[0]?.id ?? '';
    await edits.undo();
    expect(batches.at(-1)).toEqual({
      void: [{ id, version: 1, reason: '撤销' }],
      update: [{ id: 'a', version: 2, contact: null }],
    });
    await edits.redo();
    expect(at(id).isVoid).toBe(false);
    expect(at('a').contact).toBe('改');
  });

  test('a void is taken back', async () => {
    await edits.voidRows([at('a')], '重复');
    expect(at('a').isVoid).toBe(true);
    await edits.undo();
    expect(at('a').isVoid).toBe(false);
  });

  test('a new act forgets what was taken back', async () => {
    type('a', 'contact', '一');
    await edits.undo();
    type('a', 'contact', '二');
    expect(edits.history.canRedo).toBe(false);
  });
});

test('a reference shows its word and is saved once its record is found', async () => {
  const typed = cell('partyId', null, {
    column: 'partyName',
    label: '江南',
    text: '江南',
    issue: { path: 'partyId', code: 'looking_up' },
  });
  edits.edit([{ row: at('a'), name: 'partyId', cell: typed }]);
  let found: () => void = () => {};
  edits.settle(new Promise<void>((resolve) => (found = resolve)));
  const saving = edits.flush();
  edits.amend(at('a'), 'partyId', {
    ...typed,
    values: { partyId: 'p2' },
    label: '江南东泽',
    issue: null,
  });
  found();
  expect(await saving).toBe(true);
  expect(at('a').partyId).toBe('p2');
  await edits.undo();
  expect(at('a').partyId).toBe('p1');
});

describe('lines below the list', () => {
  const blank = (): Row => edits.entries.at(-1) as Row;
  const write = (row: Row, name: string, value: unknown) =>
    edits.edit([{ row, name, cell: cell(name, value) }]);

  test('a line becomes a row when it is left complete, and one undo takes the whole row back', async () => {
    expect(edits.entries).toEqual([{ partyId: 'p9', id: 'new 1', version: 0 }]);
    expect(blank()).toBe(blank());
    write(blank(), 'contact', '王工');
    // Where something is written, the next blank line stands below it.
    expect(edits.entries.map((row) => row.id)).toEqual(['new 1', 'new 2']);
    write(edits.entries[0] as Row, 'quantity', 2000);
    expect(await edits.flush('new 1')).toBe(false);
    expect(batches).toEqual([]);
    expect(await edits.flush()).toBe(true);
    expect(batches).toEqual([{ create: [{ partyId: 'p9', contact: '王工', quantity: 2000 }] }]);
    expect(at('n3')).toMatchObject({ contact: '王工', quantity: 2000 });
    expect(edits.entries.map((row) => row.id)).toEqual(['new 2']);
    await edits.undo();
    expect(at('n3').isVoid).toBe(true);
    await edits.redo();
    expect(at('n3').isVoid).toBe(false);
  });

  test('what is missing is marked at its cell, nothing is sent, and filling it in is enough', async () => {
    write(blank(), 'quantity', 2000);
    expect(await edits.flush()).toBe(false);
    expect(batches).toEqual([]);
    expect(edits.draftOf('new 1')?.state).toBe('refused');
    expect(edits.draftOf('new 1')?.cells.get('contact')?.issue?.code).toBe('required');
    write(edits.entries[0] as Row, 'contact', '李工');
    expect(await edits.flush()).toBe(true);
    expect(at('n3')).toMatchObject({ contact: '李工', quantity: 2000 });
  });

  test('a line emptied again is gone; a refused one keeps what was written', async () => {
    write(blank(), 'quantity', 2000);
    await edits.flush();
    write(edits.entries[0] as Row, 'quantity', null);
    expect(edits.drafts).toEqual([]);
    write(blank(), 'contact', '王工');
    const refusal = {
      list: 'create' as const,
      at: 0,
      id: null,
      field: 'contact',
      code: 'DUPLICATE',
      data: {},
    };
    fail = new AppError('ROWS_REFUSED', { refusals: [refusal], count: 1 });
    expect(await edits.flush()).toBe(false);
    expect(edits.refused[0]).toMatchObject({ refusal: { field: 'contact', code: 'DUPLICATE' } });
    expect(edits.refused[0]?.shown).toMatchObject({ contact: '王工' });
  });

  test('undo while a line is written takes a cell back and sends nothing', async () => {
    write(blank(), 'contact', '王工');
    write(edits.entries[0] as Row, 'quantity', 5);
    await edits.undo();
    expect(edits.drafts[0]?.cells.has('quantity')).toBe(false);
    await edits.undo();
    expect(edits.drafts).toEqual([]);
    expect(batches).toEqual([]);
  });
});
