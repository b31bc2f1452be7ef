import { expect, test } from 'vitest';
import type { ViewSettings } from '#contract/views/views.schema.ts';
import { isFresh, isSameView, settingsOf, stateOf } from './view-settings.ts';

const FIRST = { columns: ['no', 'name'], moneyUnit: 'yuan' } as const;
const FULL: ViewSettings = {
  columns: ['name', 'no'],
  widths: { no: 120, name: 80 },
  frozen: 1,
  filters: [{ column: 'state', op: 'in', values: ['a', ''] }],
  sort: [{ column: 'no', direction: 'desc' }],
  search: '锚机',
  group: { column: 'on', part: 'month' },
  moneyUnit: 'tenThousand',
};

test('U29 a view that is opened and looked at is the view that was kept', () => {
  const { view: _view, id: _id, ...state } = { view: 'v', id: 'x', ...stateOf(FULL) };
  const again = settingsOf(state as never, { name: 80.4, no: 120 }, 'tenThousand');
  expect(isSameView(again, FULL, FIRST)).toBe(true);
});

test('U29 every part of a view makes a difference', () => {
  const { columns: _c, ...rest } = FULL;
  expect(isSameView(rest, FULL, FIRST)).toBe(false);
  for (const key of Object.keys(FULL)) {
    const without = Object.fromEntries(Object.entries(FULL).filter(([name]) => name !== key));
    expect(isSameView(without, FULL, FIRST), key).toBe(false);
  }
});

test("U29 what a view leaves open is the list's own way", () => {
  expect(isSameView({}, { columns: ['no', 'name'], moneyUnit: 'yuan', filters: [] }, FIRST)).toBe(true);
  expect(stateOf({})).toEqual({});
  expect(isFresh({})).toBe(true);
  expect(isFresh({ view: 'all' })).toBe(false);
  expect(isFresh({ id: 'x' })).toBe(false);
});
