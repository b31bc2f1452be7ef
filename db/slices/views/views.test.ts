import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#contract/kit/permissions.ts';
import type { ViewRow, ViewSettings } from '#contract/views/views.schema.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { chooseDefaultView, createView, removeView, updateView, viewsOfList } from './views.service.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test[Symbol.asyncDispose]());

const SETTINGS: ViewSettings = {
  columns: ['no', 'grossMinor'],
  widths: { no: 140 },
  frozen: 1,
  filters: [{ column: 'state', op: 'in', values: ['executing'] }],
  sort: [{ column: 'dueOn', direction: 'asc' }],
  group: { column: 'dueOn', part: 'month' },
  moneyUnit: 'tenThousand',
};
const create = (role: Role, name: string, isShared = false, list = 'orders'): ViewRow =>
  test.store.writeNow(test.actors[role], (w) => createView(w, { list, name, isShared, settings: SETTINGS }));
const names = (role: Role, list = 'orders') =>
  test.store.read(test.actors[role], (r) => viewsOfList(r, list)).views.map((view) => view.name);
const refused = (code: string): unknown => expect.objectContaining({ code });

describe('U29 views of a list', () => {
  it('come back as they were kept, the private ones to their owner only', () => {
    const mine = create('sales', '我的在制');
    expect(mine.settings).toEqual(SETTINGS);
    expect(mine).toMatchObject({ isShared: false, ownerName: 'sales', version: 1 });
    expect(names('sales')).toContain('我的在制');
    expect(names('service')).not.toContain('我的在制');
    expect(names('administrator')).not.toContain('我的在制');
    expect(names('sales', 'units')).toEqual([]);
  });

  it('are shared, changed and taken away for everybody only by who may share', () => {
    expect(() => create('sales', '全厂', true)).toThrow(refused('FORBIDDEN'));
    const shared = create('manager', '全厂', true);
    expect(names('service')).toContain('全厂');
    const change = { id: shared.id, version: 1, settings: {} };
    expect(() => test.store.writeNow(test.actors.sales, (w) => updateView(w, change))).toThrow(
      refused('FORBIDDEN'),
    );
    expect(() => test.store.writeNow(test.actors.sales, (w) => removeView(w, change))).toThrow(
      refused('FORBIDDEN'),
    );
    const next = test.store.writeNow(test.actors.administrator, (w) => updateView(w, change));
    expect(next).toMatchObject({ version: 2, settings: {}, name: '全厂', isShared: true });
    expect(() => test.store.writeNow(test.actors.manager, (w) => updateView(w, change))).toThrow(
      refused('STALE'),
    );
    test.store.writeNow(test.actors.manager, (w) => removeView(w, { id: shared.id, version: 2 }));
    expect(names('service')).not.toContain('全厂');
  });

  it('of somebody else do not exist, and a private one is not shared without the right', () => {
    const mine = create('sales', '不给看');
    const change = { id: mine.id, version: 1, name: '改名' };
    expect(() => test.store.writeNow(test.actors.administrator, (w) => updateView(w, change))).toThrow(
      refused('NOT_FOUND'),
    );
    const share = { id: mine.id, version: 1, isShared: true };
    expect(() => test.store.writeNow(test.actors.sales, (w) => updateView(w, share))).toThrow(
      refused('FORBIDDEN'),
    );
  });

  it('have names nobody else has within their reach', () => {
    create('sales', '同名');
    expect(() => create('sales', ' 同名 ')).toThrow(refused('DUPLICATE'));
    expect(create('service', '同名').name).toBe('同名');
    create('manager', '共同', true);
    expect(() => create('administrator', '共同', true)).toThrow(refused('DUPLICATE'));
    const removed = create('sales', '再来');
    test.store.writeNow(test.actors.sales, (w) => removeView(w, { id: removed.id, version: 1 }));
    expect(create('sales', '再来').version).toBe(1);
  });

  it('open a list by default, for one person, until they are gone', () => {
    const shared = create('manager', '默认', true);
    const choose = (id: string | null, list = 'orders') =>
      test.store.writeNow(test.actors.sales, (w) => chooseDefaultView(w, { list, id })).defaultId;
    expect(choose(shared.id)).toBe(shared.id);
    expect(() => choose(shared.id, 'units')).toThrow(refused('NOT_FOUND'));
    expect(test.store.read(test.actors.service, (r) => viewsOfList(r, 'orders')).defaultId).toBe(null);
    expect(choose(null)).toBe(null);
    choose(shared.id);
    test.store.writeNow(test.actors.manager, (w) => removeView(w, { id: shared.id, version: 1 }));
    expect(test.store.read(test.actors.sales, (r) => viewsOfList(r, 'orders')).defaultId).toBe(null);
  });

  it('need a list there is', () => {
    expect(() => create('sales', 'x', false, 'nothing')).toThrow(refused('INPUT_INVALID'));
  });
});
