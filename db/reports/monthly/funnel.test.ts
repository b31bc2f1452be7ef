import { expect, test } from 'vitest';
import type { FunnelBlock } from '#contract/reports/report-model.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { moveMarketRecord } from '#db/slices/market-records/market-record-stages.service.ts';
import {
  createMarketRecord,
  getMarketRecord,
  importMarketRecord,
} from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { monthlyReport } from '#db/slices/reports/reports.service.ts';

const DAY = 86_400_000;

async function withLeads(work: (made: TestStore, leads: string[]) => void, count = 4): Promise<void> {
  const made = await openTestStore();
  try {
    const leads = made.store.writeNow(made.actors.manager, (w) => {
      const partyId = createParty(w, { name: '华海造船' }).id;
      const lead = () => createMarketRecord(w, { partyId, product: '锚绞机', quoteMinor: 10_000_00 }).id;
      return Array.from({ length: count }, lead);
    });
    work(made, leads);
  } finally {
    await made[Symbol.asyncDispose]();
  }
}

function move({ store, actors }: TestStore, id: string | undefined, toStage: 'technical_exchange' | 'lost') {
  store.writeNow(actors.manager, (w) => {
    const { version } = getMarketRecord(w, id ?? '');
    moveMarketRecord(w, { id: id ?? '', version, toStage, reason: '价格' });
  });
}

function funnelOf({ store, actors }: TestStore, month: string): FunnelBlock {
  const { model } = store.read(actors.manager, (r) => monthlyReport(r, { month }));
  const block = model.sections.flatMap((s) => s.blocks).find((b) => b.kind === 'funnel');
  if (block?.kind !== 'funnel') throw new Error('no funnel');
  return block;
}
const counts = (made: TestStore, month: string) => funnelOf(made, month).stages.map(({ count }) => count);

test('the funnel of a month that is over stays as its last day left it', async () => {
  await withLeads((made, leads) => {
    const month = made.store.read(made.actors.manager, (r) => r.today.slice(0, 7));
    move(made, leads[0], 'technical_exchange');
    const before = funnelOf(made, month);
    expect(before.stages.map(({ count }) => count)).toEqual([3, 1, 0, 0, 0]);
    expect(before.stages[0]?.amountMinor).toBe(30_000_00);
    made.clock.advance(40 * DAY);
    const next = made.store.read(made.actors.manager, (r) => r.today.slice(0, 7));
    move(made, leads[1], 'technical_exchange');
    move(made, leads[2], 'lost');
    expect(funnelOf(made, month)).toEqual(before);
    expect(counts(made, next)).toEqual([1, 2, 0, 0, 0]);
  });
});

test('a record that was brought in later stands where its own dates put it', async () => {
  await withLeads((made) => {
    const brought = (more: object) =>
      made.store.writeNow(made.actors.manager, (w) =>
        importMarketRecord(
          w,
          { partyId: createParty(w, { name: '旧客户' }).id, recordedOn: '2020-03-05', ...more },
          '旧客户',
        ),
      );
    brought({ stage: 'quoted' });
    brought({ stage: 'lost', reason: '价格', closedOn: '2020-06-10' });
    brought({ stage: 'contracted', closedOn: '2020-05-20' });
    expect(counts(made, '2020-02')).toEqual([0, 0, 0, 0, 0]);
    expect(counts(made, '2020-04')).toEqual([2, 0, 1, 0, 0]);
    expect(counts(made, '2020-05')).toEqual([1, 0, 1, 0, 1]);
    expect(counts(made, '2020-07')).toEqual([0, 0, 1, 0, 0]);
  });
});

test('which share of a stage went on, and after how many days, is said from five records on', async () => {
  await withLeads((made, leads) => {
    const first = () =>
      funnelOf(
        made,
        made.store.read(made.actors.manager, (r) => r.today.slice(0, 7)),
      );
    for (const id of leads.slice(0, 4)) {
      made.clock.advance(2 * DAY);
      move(made, id, 'technical_exchange');
    }
    expect(first().stages[0]).toMatchObject({ left: 4, conversion: null, medianDays: null });
    made.clock.advance(2 * DAY);
    move(made, leads[4], 'lost');
    expect(first().stages[0]).toMatchObject({ left: 5, conversion: 0.8, medianDays: 6 });
    expect(first().stages[1]).toMatchObject({ left: 0, conversion: null });
  }, 5);
});
