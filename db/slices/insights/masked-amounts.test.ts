import { expect, it } from 'vitest';
import type { MaskLevel } from '#contract/field-masks/masked-fields.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import { saveMask } from '#db/slices/field-masks/field-masks.service.ts';
import { importHistoricOrder } from '#db/slices/orders/historic-orders.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { customerGroups, orderMonths } from './insights.service.ts';

it('counts for a role that may not see amounts, and adds nothing up for it', async () => {
  const { store, actors, ...made } = await openTestStore();
  try {
    store.writeNow(actors.manager, (w) => {
      for (const name of ['华海造船', '远帆航运']) {
        const partyId = createParty(w, { name }).id;
        for (const [at, grossMinor] of [123_456, 654_321].entries())
          importHistoricOrder(w, {
            head: { partyId, orderedOn: `2026-0${5 + at}-10`, state: 'closed' },
            lines: [{ quantity: 1000, product: '锚绞机', grossMinor }],
            batchId: null,
          });
      }
    });
    const asked = () =>
      store.read(actors.sales, (r) => ({
        groups: customerGroups(r, { asOf: '2026-06-30' }),
        months: orderMonths(r, { from: '2026-05', to: '2026-06' }),
      }));
    const mask = (level: MaskLevel) =>
      store.writeNow(actors.administrator, (w) =>
        saveMask(w, { role: 'sales', field: 'orders.amounts', level }),
      );
    const open = asked();
    expect(open.months.totalMinor).toBe(1_555_554);
    mask('hidden');
    const { groups, months } = asked();
    expect(months.months.map((m) => [m.orders, m.customers, m.amountMinor, m.mom.ratio])).toEqual([
      [2, 2, null, null],
      [2, 2, null, null],
    ]);
    expect(months).toMatchObject({ totalMinor: null, orders: 4 });
    expect(groups.limits.monetary).toBeNull();
    expect(groups.groups.map(({ customers, share }) => [customers, share])).toEqual(
      open.groups.groups.map(({ customers }) => [customers, null]),
    );
    const counted = (of: typeof groups) =>
      of.customers.map((c) => [c.name, c.group, c.windowFrequency, c.recencyDays]).toSorted();
    expect(counted(groups)).toEqual(counted(open.groups));
    expect(groups.customers.map((c) => [c.monetaryMinor, c.windowMinor, c.m, c.mBin])).toEqual([
      [null, null, null, null],
      [null, null, null, null],
    ]);
    mask('edit');
    expect(asked()).toEqual(open);
  } finally {
    await made[Symbol.asyncDispose]();
  }
});
