import { expect, it } from 'vitest';
import { openTestStore } from '#db/kit/test-store.ts';
import { answerAlarm, noteSighting } from '#db/slices/labels/sightings.service.ts';
import { createPlan } from '#db/slices/maintenance/plans.service.ts';
import { createMarketRecord, importMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createOrder } from '#db/slices/orders/orders.service.ts';
import { openOrderCase, orderInput } from '#db/slices/orders/test-order-case.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { addFollowUp } from '#db/slices/service-cases/case-work.service.ts';
import { openHarbour } from '#db/slices/service-cases/harbour.fixture.ts';
import { createCase, judgeCase, moveCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { registerTypedUnits } from '#db/slices/units/units.service.ts';
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
    expect(own.items[0]?.why).toEqual({ kind: 'follow_up', stage: 'tracking', stageDays: 0 });
    expect(own.items.map((i) => [i.what, i.days])).toEqual([
      ['超期的', -29],
      ['今天的', 0],
    ]);
    expect(store.read(actors.sales, (r) => listToday(r, true)).items).toHaveLength(3);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
});

it('says of a late plan what decided it; plans are nobody’s own and stand in everybody’s list', async () => {
  const harbour = await openHarbour();
  try {
    harbour.write((w) =>
      createPlan(w, { barcode: 'M-2', title: '年度检查', everyDays: 365, startOn: '2025-01-10' }),
    );
    const plans = (everybody: boolean) =>
      harbour.read((r) => listToday(r, everybody)).items.filter((item) => item.kind === 'maintenance');
    expect(plans(false)).toEqual([]);
    const [late] = plans(true);
    expect(late).toMatchObject({
      dueOn: '2026-01-10',
      why: { decidedBy: 'days', lastOn: null, underWay: null },
    });
    expect(late?.days).toBeLessThan(0);
  } finally {
    await harbour[Symbol.asyncDispose]();
  }
});

it('tells what is at stake in its own currency, and in the factory’s only where a rate is known', async () => {
  const opened = await openTestStore();
  try {
    const { store, actors } = opened;
    const base = openOrderCase(opened);
    const day = store.read(actors.sales, (r) => r.today);
    store.writeNow(actors.sales, (w) => {
      const lead = { partyId: base.partyId, nextActionOn: day, nextAction: '回访', quoteMinor: 9_000_00 };
      importMarketRecord(w, { ...lead, currency: 'USD' }, '客户');
      createMarketRecord(w, { ...lead, quoteMinor: 1_000_00, currency: 'USD', rateE6: 7_000_000 });
      createMarketRecord(w, { ...lead, quoteMinor: 5_000_00 });
      createOrder(w, orderInput(base, { currency: 'USD', rateE6: 7_000_000, dueOn: day }));
    });
    const { items } = store.read(actors.sales, (r) => listToday(r, true));
    const gross = items.find((item) => item.kind === 'delivery')?.amountMinor ?? 0;
    expect(items.map((item) => [item.kind, item.currency, item.amountMinor, item.baseMinor])).toEqual([
      ['delivery', 'USD', gross, gross * 7],
      ['follow_up', 'USD', 1_000_00, 7_000_00],
      ['follow_up', 'CNY', 5_000_00, 5_000_00],
      ['follow_up', 'USD', 9_000_00, null],
    ]);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
});

it('C33 a code at two sites is due until somebody says what was found out: for who saw it, and in everybody’s list', async () => {
  const harbour = await openHarbour();
  try {
    const alarms = (everybody: boolean) =>
      harbour.read((r) => listToday(r, everybody)).items.filter((item) => item.kind === 'code_alarm');
    const alarm = harbour.write((w) => {
      const [first = '', second = ''] = ['码头甲', '码头乙'].map(
        (name) => createSite(w, { name, kind: 'plant' }).id,
      );
      registerTypedUnits(w, { codes: 'LOOSE-1', kind: 'part' });
      noteSighting(w, { text: 'LOOSE-1', siteId: first });
      return noteSighting(w, { text: 'LOOSE-1', siteId: second });
    });
    const [due] = alarms(true);
    expect(due).toMatchObject({ no: 'LOOSE-1', days: 0, siteName: '码头乙', why: { first: '码头甲' } });
    expect(alarms(false)).toHaveLength(1);
    harbour.write((w) => answerAlarm(w, { id: alarm?.id ?? '', version: 1, answer: '标签贴错' }));
    expect(alarms(true)).toEqual([]);
  } finally {
    await harbour[Symbol.asyncDispose]();
  }
});

it('asks for a call three days after a case was solved, until somebody called', async () => {
  const harbour = await openHarbour();
  try {
    const made = harbour.write((w) => createCase(w, { barcode: 'M-1', title: '轴封漏油' }));
    harbour.write((w) => judgeCase(w, { id: made.id, version: 1, judgement: 'warranty' }));
    const calls = (everybody: boolean) =>
      harbour
        .read((r) => listToday(r, everybody))
        .items.filter((item) => item.kind === 'call_back')
        .map((item) => [item.id, item.days, item.why]);
    expect(calls(true)).toEqual([]);
    const solved = harbour.write((w) =>
      moveCase(w, { id: made.id, version: 2, toState: 'resolved', on: '2026-06-20' }),
    );
    const due = [made.id, -7, { kind: 'call_back', solvedOn: '2026-06-20', solvedDays: 10 }];
    expect([calls(true), calls(false)]).toEqual([[due], [due]]);
    const call = {
      caseId: made.id,
      version: solved.version,
      way: 'phone' as const,
      score: 5,
      isSolved: true,
    };
    harbour.write((w) => addFollowUp(w, call));
    expect(calls(true)).toEqual([]);
  } finally {
    await harbour[Symbol.asyncDispose]();
  }
});
