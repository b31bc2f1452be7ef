import { expect, it } from 'vitest';
import { openTestStore } from '#db/kit/test-store.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { listToday } from './today.service.ts';

it('lists one’s own due work, overdue first, and the colleagues’ only when asked', async () => {
  const opened = await openTestStore();
  const { store, actors } = opened;
  try {
    const day = store.read(actors.sales, (r) => r.today);
    const partyId = store.writeNow(actors.sales, (w) => createParty(w, { name: '华海造船' }).id);
    const lead = (nextActionOn: string, nextAction: string) => ({ partyId, nextActionOn, nextAction });
    store.writeNow(actors.sales, (w) => {
      createMarketRecord(w, lead(day, '今天的'));
      createMarketRecord(w, lead('2026-06-01', '超期的'));
      createMarketRecord(w, lead('2027-01-01', '还早的'));
    });
    store.writeNow(actors.manager, (w) => createMarketRecord(w, lead(day, '经理的')));
    const own = store.read(actors.sales, (r) => listToday(r, false));
    expect(own.items.map((i) => [i.what, i.days])).toEqual([
      ['超期的', -29],
      ['今天的', 0],
    ]);
    expect(store.read(actors.sales, (r) => listToday(r, true)).items).toHaveLength(3);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
});
