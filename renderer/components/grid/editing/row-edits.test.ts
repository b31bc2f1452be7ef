import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#renderer/lib/app-error.ts';
import { at, batches, cell, edits, failWith, type Row, restart, rows } from './test-rows.ts';

beforeEach(restart);

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

  test('a save that took too long keeps everything and a retry saves it', async () => {
    failWith(new AppError('TIMED_OUT', {}));
    type('a', 'contact', '王工');
    expect(await edits.flush()).toBe(false);
    expect(edits.draftOf('a')).toMatchObject({ state: 'refused', refusal: { code: 'TIMED_OUT' } });
    failWith(null);
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
