import { beforeEach, expect, test } from 'vitest';
import { AppError } from '#renderer/lib/app-error.ts';
import { at, batches, cell, edits, failWith, restart, setReachable } from './test-rows.ts';

const LOST = new AppError('DISCONNECTED', {});
beforeEach(restart);

test('without a way to the core rows wait, nothing is sent, and they go out once it is there', async () => {
  setReachable(false);
  edits.edit([{ row: at('a'), name: 'contact', cell: cell('contact', '李工') }]);
  expect(await edits.flush()).toBe(false);
  expect(edits.waiting.map(({ id }) => id)).toEqual(['a']);
  expect(edits.refused).toEqual([]);
  expect(batches).toEqual([]);
  setReachable(true);
  await edits.resume();
  expect(batches).toEqual([{ update: [{ id: 'a', version: 1, contact: '李工' }] }]);
  expect(edits.drafts).toEqual([]);
});

test('a row whose answer was lost goes out again as it was, then what was typed since', async () => {
  const [blank] = edits.entries;
  if (!blank) throw new Error('no blank row');
  failWith(LOST);
  edits.edit([{ row: blank, name: 'contact', cell: cell('contact', '新') }]);
  await edits.flush();
  expect(edits.waiting).toHaveLength(1);
  edits.edit([{ row: blank, name: 'quantity', cell: cell('quantity', 7) }]);
  failWith(null);
  await edits.resume();
  const [first, again, rest] = batches;
  expect(again).toEqual(first);
  expect(rest?.create).toBeUndefined();
  expect(rest?.update).toMatchObject([{ quantity: 7 }]);
  expect(batches).toHaveLength(3);
  expect(edits.drafts).toEqual([]);
});

test('a row that is given up while it waits is not sent again', async () => {
  failWith(LOST);
  edits.edit([{ row: at('b'), name: 'contact', cell: cell('contact', '王') }]);
  await edits.flush();
  edits.revert('b');
  failWith(null);
  await edits.resume();
  expect(batches).toHaveLength(1);
});

test('a name nobody could be asked for is asked for again before its row is saved', async () => {
  setReachable(false);
  const unknown = cell('partyId', null, { issue: { path: 'partyId', code: 'looking_up' } });
  edits.edit([{ row: at('c'), name: 'partyId', cell: unknown }]);
  edits.settleLater(async () => edits.amend(at('c'), 'partyId', cell('partyId', 'p7')));
  await edits.flush();
  expect(edits.waiting).toHaveLength(1);
  setReachable(true);
  await edits.resume();
  expect(batches).toEqual([{ update: [{ id: 'c', version: 1, partyId: 'p7' }] }]);
});

test('a connection that goes twice doubles nothing, however many savings wait for it', async () => {
  const [blank] = edits.entries;
  if (!blank) throw new Error('no blank row');
  failWith(LOST);
  edits.edit([{ row: blank, name: 'contact', cell: cell('contact', '新') }]);
  await edits.flush();
  edits.edit([{ row: blank, name: 'quantity', cell: cell('quantity', 7) }]);
  await Promise.all([edits.resume(), edits.flush(), edits.flush()]);
  expect(
    batches.every((batch) => batch.create?.length === 1 && !('quantity' in (batch.create[0] ?? {}))),
  ).toBe(true);
  failWith(null);
  await Promise.all([edits.resume(), edits.flush()]);
  expect(batches.filter((batch) => batch.update)).toHaveLength(1);
  expect(edits.drafts).toEqual([]);
});
