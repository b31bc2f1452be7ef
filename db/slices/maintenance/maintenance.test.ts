import { describe, expect, it } from 'vitest';
import { broken, harbourOfFile, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { getCase } from '#db/slices/service-cases/service-cases.service.ts';
import { addVisit, closeVisit, judgeCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import { dueList, getPlan } from './due.service.ts';
import { createPlan, openPlanCase, updatePlan, yearOfMaintenance } from './plans.service.ts';
import { cancelRound, createRound, finishItem, listRounds } from './rounds.service.ts';
import { cancelTerm } from './works.service.ts';

const { write, read } = harbourOfFile();
const meter = (barcode: string, on: string, runningHours: number) =>
  write((w) => recordUnitEvent(w, { barcode, type: 'SERVICED', on, runningHours }));

describe('C38 the due list', () => {
  it('says when and why: plan, meter rate, last work', () => {
    meter('M-1', '2026-01-01', 1000);
    meter('M-1', '2026-06-10', 2600);
    const plan = write((w) =>
      createPlan(w, {
        barcode: 'M-1',
        title: '半年保养',
        everyDays: 365,
        everyHours: 2000,
        startOn: '2026-01-01',
        checklist: ['油位', '滤芯压差', '制动带厚度'],
      }),
    );
    expect(plan).toMatchObject({ partyName: '远帆航运', siteName: 'M-1 轮' });
    expect(plan.due).toMatchObject({
      decidedBy: 'hours',
      dueHours: 3000,
      hoursPerDay: 10,
      dueOn: '2026-07-20',
      state: 'later',
    });
    const warned = write((w) => updatePlan(w, { id: plan.id, version: 1, warnDays: 30 }));
    expect(warned.due.state).toBe('due');
    write((w) => createPlan(w, { barcode: 'M-2', title: '年度检查', everyDays: 365, startOn: '2025-01-10' }));
    const list = read((r) => dueList(r, {}));
    expect(list.map((one) => [one.barcode, one.due.state])).toEqual([
      ['M-2', 'overdue'],
      ['M-1', 'due'],
    ]);
    expect(read((r) => dueList(r, { state: ['overdue'], search: 'm-2' }))).toHaveLength(1);
    const empty = refused(() => write((w) => createPlan(w, { barcode: 'M-1', title: '没有周期' })));
    expect(empty.code).toBe('INPUT_INVALID');
  });

  it('is settled by the visit of its case, in time or late', () => {
    const plan = read((r) => dueList(r, { search: '年度检查' }))[0];
    const planId = plan?.id ?? '';
    const { caseId } = write((w) => openPlanCase(w, planId));
    expect(read((r) => getPlan(r, planId)).underWay).toBe(read((r) => getCase(r, caseId)).no);
    expect(refused(() => write((w) => openPlanCase(w, planId))).code).toBe('DUPLICATE');
    write((w) => judgeCase(w, { id: caseId, version: 1, judgement: 'paid' }));
    const visit = write((w) => addVisit(w, { caseId, engineers: '周工', runningHours: 4100 })).visits[0];
    write((w) => closeVisit(w, { id: visit?.id ?? '', version: 1 }));
    const settled = read((r) => getPlan(r, planId));
    expect(settled.works[0]).toMatchObject({
      state: 'done_late',
      dueOn: '2026-01-10',
      caseId,
      runningHours: 4100,
    });
    expect(settled.due).toMatchObject({ dueOn: '2027-06-30', state: 'later' });
    const skipped = write((w) => cancelTerm(w, { planId, reason: '船停航' }));
    expect(skipped.works[0]).toMatchObject({ state: 'cancelled', reason: '船停航' });
    expect(skipped.due.dueOn).toBe('2028-06-29');
  });

  it('is laid out by year', () => {
    const year = read((r) => yearOfMaintenance(r, { year: 2026 }));
    expect(year.plans.map((plan) => [plan.title, plan.terms.length, plan.done.length])).toEqual([
      ['半年保养', 1, 0],
      ['年度检查', 0, 2],
    ]);
  });
});

describe('C38 inspection rounds', () => {
  it('go from machine to machine; a bad check opens a case, the meter goes into the life', () => {
    const plan = read((r) => dueList(r, { search: '半年保养' }))[0];
    const round = write((w) =>
      createRound(w, {
        title: '舟山一日巡检',
        plannedOn: '2026-06-30',
        planIds: [plan?.id ?? ''],
        barcodes: ['X-1', 'M-1'],
        checklist: ['外观'],
      }),
    );
    expect(round.list.map((stop) => [stop.barcode, stop.checks.length])).toEqual([
      ['M-1', 3],
      ['X-1', 1],
    ]);
    const [first, second] = round.list;
    const finish = (more: object) =>
      write((w) =>
        finishItem(w, {
          id: first?.id ?? '',
          version: 1,
          checks: [
            { text: '油位', result: 'good' },
            { text: '滤芯压差', result: 'bad', note: '0.4 MPa' },
            { text: '制动带厚度', result: 'skipped' },
          ],
          ...more,
        }),
      );
    expect(broken(() => finish({ runningHours: 5 }))).toMatchObject({ rule: 'meter_fell' });
    const after = finish({ runningHours: 2800, opensCase: true });
    expect(after).toMatchObject({ state: 'running', doneItems: 1, badItems: 1 });
    const caseId = after.list[0]?.caseId ?? '';
    expect(read((r) => getCase(r, caseId))).toMatchObject({
      title: '滤芯压差',
      channel: 'inspection',
      barcode: 'M-1',
    });
    expect(read((r) => getUnitLife(r, 'M-1').unit.runningHours)).toBe(2800);
    expect(read((r) => getPlan(r, plan?.id ?? '')).works[0]).toMatchObject({
      state: 'done',
      roundNo: round.no,
    });
    expect(broken(() => finish({ version: 2 })).rule).toBe('illegal_transition');
    const unanswered = refused(() =>
      write((w) =>
        finishItem(w, { id: second?.id ?? '', version: 1, checks: [{ text: '外观', result: null }] }),
      ),
    );
    expect(unanswered.code).toBe('INPUT_INVALID');
    const done = write((w) =>
      finishItem(w, { id: second?.id ?? '', version: 1, checks: [{ text: '外观', result: 'good' }] }),
    );
    expect(done.state).toBe('done');
    expect(
      broken(() => write((w) => cancelRound(w, { id: round.id, version: done.version, reason: '不去了' })))
        .rule,
    ).toBe('illegal_transition');
    expect(read((r) => listRounds(r, {}).rows[0]?.no)).toBe(round.no);
  });
});
