import { describe, expect, it } from 'vitest';
import { harbourOfFile } from '#db/slices/service-cases/harbour.fixture.ts';
import { addVisit, closeVisit, judgeCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import { getPlan } from './due.service.ts';
import { createPlan, openPlanCase } from './plans.service.ts';
import { createRound, finishItem } from './rounds.service.ts';

const { harbour, write } = harbourOfFile();
const plan = (id: string) => harbour.read((r) => getPlan(r, id));
const meter = (barcode: string, on: string, runningHours: number) =>
  write((w) => recordUnitEvent(w, { barcode, type: 'SERVICED', on, runningHours }));

/** Every 500 h at five hours a day: the term ends on 16 March. */
function planOf(barcode: string): string {
  meter(barcode, '2025-12-06', 0);
  meter(barcode, '2025-12-26', 100);
  const startOn = '2025-12-06';
  const { id } = write((w) => createPlan(w, { barcode, title: `${barcode} 换油`, everyHours: 500, startOn }));
  expect(plan(id).due).toMatchObject({ dueOn: '2026-03-16', decidedBy: 'hours' });
  return id;
}

describe('C38 work by running hours that is done after its day', () => {
  it('is late by a visit, although the visit itself reads the meter', () => {
    const planId = planOf('M-1');
    const { caseId } = write((w) => openPlanCase(w, planId));
    write((w) => judgeCase(w, { id: caseId, version: 1, judgement: 'paid' }));
    const visit = write((w) =>
      addVisit(w, { caseId, engineers: '周工', visitedOn: '2026-06-01', runningHours: 900 }),
    ).visits[0];
    write((w) => closeVisit(w, { id: visit?.id ?? '', version: 1 }));
    expect(plan(planId).works).toMatchObject([
      { state: 'done_late', dueOn: '2026-03-16', dueHours: 500, onDay: '2026-06-01', runningHours: 900 },
    ]);
    expect(plan(planId).due.dueHours).toBe(1400);
  });

  it('is late on a round', () => {
    const planId = planOf('M-2');
    const round = write((w) => createRound(w, { title: '巡检', plannedOn: '2026-06-01', planIds: [planId] }));
    const id = round.list[0]?.id ?? '';
    write((w) => finishItem(w, { id, version: 1, checks: [], doneOn: '2026-06-01', runningHours: 900 }));
    expect(plan(planId).works).toMatchObject([{ state: 'done_late', dueOn: '2026-03-16' }]);
  });

  it('a later reading does not move the day on which the hours were reached', () => {
    const planId = planOf('X-1');
    meter('X-1', '2026-04-02', 520);
    meter('X-1', '2026-06-20', 800);
    expect(plan(planId).due).toMatchObject({ dueOn: '2026-04-02', state: 'overdue', hoursLeft: -300 });
  });
});
