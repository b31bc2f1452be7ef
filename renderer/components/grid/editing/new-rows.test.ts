import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#renderer/lib/app-error.ts';
import { at, batches, cell, edits, failWith, type Row, restart } from './test-rows.ts';

beforeEach(restart);

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
    failWith(new AppError('ROWS_REFUSED', { refusals: [refusal], count: 1 }));
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
