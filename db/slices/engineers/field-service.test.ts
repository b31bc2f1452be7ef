import { describe, expect, it } from 'vitest';
import { addAttachment } from '#db/slices/attachments/attachments.service.ts';
import { keepContent } from '#db/slices/attachments/content-store.ts';
import { getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import {
  addIncome,
  incomeYearOf,
  quotedAndReceived,
  setIncomeTarget,
} from '#db/slices/quotations/incomes.service.ts';
import {
  answerQuotation,
  draftQuotation,
  sendQuotation,
  updateQuotation,
} from '#db/slices/quotations/quotations.service.ts';
import { linksOf } from '#db/slices/search/links.service.ts';
import {
  addCost,
  addFollowUp,
  getCaseWork,
  makeLead,
  removeCost,
} from '#db/slices/service-cases/case-work.service.ts';
import { broken, harbourOfFile } from '#db/slices/service-cases/harbour.fixture.ts';
import { getCase } from '#db/slices/service-cases/service-cases.service.ts';
import {
  addVisit,
  closeVisit,
  createCase,
  judgedCase,
  moveCase,
  updateVisit,
} from '#db/slices/service-cases/shown-cases.fixture.ts';
import { isVisitUnchanged } from '#db/slices/service-cases/visits.service.ts';
import {
  dispatchCandidates,
  dispatchEngineer,
  dispatchesOf,
  engineerPlanner,
  moveDispatch,
} from './dispatches.service.ts';
import {
  addAbsence,
  createEngineer,
  createPoint,
  listEngineers,
  listPoints,
  removeAbsence,
  updateEngineer,
} from './engineers.service.ts';

const { harbour, write, manage, read } = harbourOfFile();

function judged(title: string, judgement: 'warranty' | 'paid', barcode = 'M-2') {
  return write((w) => judgedCase(w, judgement, { barcode, title, faultCode: 'seal_leak' }));
}

describe('C35 dispatch', () => {
  it('offers who can go: skilled, near and free before busy', () => {
    const point = manage((w) => createPoint(w, { name: '舟山服务点', region: '舟山' }));
    const skilled = manage((w) =>
      createEngineer(w, { name: '周工', skills: ['seal_leak'], servicePointId: point.id }),
    );
    const other = manage((w) => createEngineer(w, { name: '陈工' }));
    const row = judged('轴封漏油', 'warranty', 'M-1');
    const span = { fromOn: '2026-07-01', toOn: '2026-07-03' };
    const names = () =>
      read((r) => dispatchCandidates(r, { caseId: row.id, ...span }).map((one) => one.name));
    expect(names()).toEqual(['周工', '陈工']);
    const typed = manage((w) => createEngineer(w, { name: '钱工', skills: ['轴封泄漏'] }));
    expect(names()).toEqual(['钱工', '周工', '陈工']);
    manage((w) => updateEngineer(w, { id: typed.id, version: 1, isActive: false }));
    const away = manage((w) =>
      addAbsence(w, { engineerId: skilled.id, fromOn: '2026-07-02', toOn: '2026-07-02', reason: '培训' }),
    );
    expect(names()).toEqual(['陈工', '周工']);
    const send = (engineerId: string, reason?: string) =>
      write((w) =>
        dispatchEngineer(w, { caseId: row.id, engineerId, ...span, ...(reason ? { reason } : {}) }),
      );
    expect(broken(() => send(skilled.id))).toMatchObject({
      rule: 'engineer_busy',
      params: { engineer: '周工' },
    });
    const sent = send(other.id);
    expect(read((r) => getCase(r, row.id))).toMatchObject({ state: 'dispatched', engineer: '陈工' });
    expect(write((w) => moveDispatch(w, { id: sent.id, version: 1, toState: 'accepted' })).state).toBe(
      'accepted',
    );
    expect(
      broken(() => write((w) => moveDispatch(w, { id: sent.id, version: 2, toState: 'cancelled' }))).rule,
    ).toBe('reason_required');
    manage((w) => removeAbsence(w, away.id));
    send(skilled.id);
    expect(
      read((r) =>
        dispatchesOf(r, row.id)
          .map((one) => one.engineer)
          .toSorted(),
      ),
    ).toEqual(['周工', '陈工']);
    const plan = read((r) => engineerPlanner(r, { fromOn: '2026-06-29', toOn: '2026-07-05' }));
    expect(plan.dispatches).toHaveLength(2);
    expect(plan.daysOff).toEqual(['2026-07-04', '2026-07-05']);
    expect(read((r) => listEngineers(r, {}).rows.find((one) => one.id === skilled.id)?.openDispatches)).toBe(
      1,
    );
    expect(read((r) => listPoints(r, {}).rows[0]?.engineers)).toBe(1);
    const gone = manage((w) => updateEngineer(w, { id: other.id, version: 1, isActive: false }));
    expect(gone.isActive).toBe(false);
    expect(names()).toEqual(['周工']);
  });

  it('waits for the judgement and for the quotation', () => {
    const engineer = manage((w) => createEngineer(w, { name: '赵工' }));
    const send = (caseId: string) =>
      write((w) =>
        dispatchEngineer(w, { caseId, engineerId: engineer.id, fromOn: '2026-08-01', toOn: '2026-08-01' }),
      );
    const fresh = write((w) => createCase(w, { barcode: 'M-1', title: '未判定' }));
    expect(broken(() => send(fresh.id)).rule).toBe('illegal_transition');
    expect(broken(() => send(judged('要付钱', 'paid').id)).rule).toBe('illegal_transition');
  });
});

describe('C35 visit', () => {
  it('keeps travel, costs and the signature in what is closed for good', () => {
    const row = judged('访问', 'warranty', 'M-1');
    write((w) => moveCase(w, { id: row.id, version: row.version, toState: 'dispatched' }));
    const visit = write((w) =>
      addVisit(w, { caseId: row.id, engineers: '周工', travelMinutes: 95, travelKm: 120 }),
    ).visits[0];
    const bytes = new Uint8Array([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0, 0, 0, 0,
    ]);
    const content = keepContent(harbour.folder, { name: 'signature.png', bytes });
    const visitId = visit?.id ?? '';
    const signature = write((w) =>
      addAttachment(w, { entity: 'visits', entityId: visitId, purpose: 'signature', content }),
    );
    write((w) =>
      updateVisit(w, { id: visitId, version: 1, signatureId: signature.id, customerSignatory: '大管轮 林' }),
    );
    write((w) => addCost(w, { caseId: row.id, visitId, kind: 'travel', amountMinor: 48_000 }));
    const work = write((w) => addCost(w, { caseId: row.id, visitId, kind: 'labour', amountMinor: 60_000 }));
    expect(read((r) => getCase(r, row.id)).costMinor).toBe(108_000);
    write((w) => removeCost(w, work.costs.find((one) => one.kind === 'labour')?.id ?? ''));
    const done = write((w) => closeVisit(w, { id: visitId, version: 2 }));
    expect(done.costMinor).toBe(48_000);
    expect(done.visits[0]).toMatchObject({ travelMinutes: 95, travelKm: 120, signatureId: signature.id });
    expect(read((r) => isVisitUnchanged(r, visitId))).toBe(true);
  });
});

describe('C37 paid service', () => {
  it('goes from quotation to confirmation to income against the target of the year', () => {
    const row = judged('过保更换', 'paid');
    const lines = [
      { kind: 'labour' as const, text: '上船服务', quantity: 8000, uom: '小时', priceMinor: 30_000 },
      { kind: 'part' as const, text: '柱塞泵 YB-125', quantity: 1000, uom: '件', priceMinor: 1_860_055 },
    ];
    const draft = write((w) => draftQuotation(w, { caseId: row.id, lines }));
    expect(draft).toMatchObject({
      letter: 'A',
      netMinor: 2_100_055,
      taxMinor: 273_007,
      grossMinor: 2_373_062,
      state: 'draft',
    });
    expect(broken(() => write((w) => draftQuotation(w, { caseId: row.id, lines }))).rule).toBe(
      'revision_in_work',
    );
    write((w) => updateQuotation(w, { id: draft.id, version: 1, terms: '款到发货' }));
    const sent = write((w) => sendQuotation(w, { id: draft.id, version: 2 }));
    expect(sent.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(read((r) => getCase(r, row.id))).toMatchObject({ state: 'quoted' });
    expect(read((r) => getCase(r, row.id)).waitingSince).not.toBeNull();
    expect(
      broken(() => write((w) => updateQuotation(w, { id: draft.id, version: 3, terms: '改' }))).rule,
    ).toBe('revision_immutable');
    const raw = () =>
      harbour.store.handle.prepare("UPDATE service_quotations SET lines = '[]' WHERE id = ?").run(draft.id);
    expect(raw).toThrow('revision_immutable');
    write((w) =>
      answerQuotation(w, { id: draft.id, version: 3, isConfirmed: false, by: '机务 王', answer: '太贵' }),
    );
    const second = write((w) => draftQuotation(w, { caseId: row.id, lines: lines.slice(0, 1) }));
    expect(second).toMatchObject({ no: draft.no, letter: 'B' });
    write((w) => sendQuotation(w, { id: second.id, version: 1 }));
    write((w) => answerQuotation(w, { id: second.id, version: 2, isConfirmed: true, by: '机务 王' }));
    expect(read((r) => getCase(r, row.id)).state).toBe('quote_confirmed');
    write((w) => addIncome(w, { caseId: row.id, quotationId: second.id, amountMinor: 200_000 }));
    write((w) =>
      addIncome(w, { caseId: row.id, quotationId: second.id, amountMinor: -50_000, note: '多记' }),
    );
    expect(read((r) => getCase(r, row.id)).incomeMinor).toBe(150_000);
    const year = manage((w) => setIncomeTarget(w, { year: 2026, amountMinor: 600_000 }));
    expect(year).toMatchObject({
      incomeMinor: 150_000,
      attainmentBp: 2500,
      confirmedMinor: 271_200,
      openMinor: 121_200,
    });
    expect(read((r) => incomeYearOf(r, 2025).attainmentBp)).toBeNull();
    expect(read((r) => quotedAndReceived(r, row.id).quotations.map((q) => [q.letter, q.state]))).toEqual([
      ['B', 'confirmed'],
      ['A', 'superseded'],
    ]);
    const free = judged('质保内', 'warranty', 'M-1');
    expect(broken(() => write((w) => draftQuotation(w, { caseId: free.id, lines }))).rule).toBe(
      'quotation_required',
    );
  });
});

describe('follow-up and lead', () => {
  it('closes the loop, or opens the work again', () => {
    const row = judged('回访', 'warranty', 'M-1');
    const resolved = write((w) => moveCase(w, { id: row.id, version: row.version, toState: 'resolved' }));
    const say = (version: number, isSolved: boolean, words?: string) =>
      write((w) =>
        addFollowUp(w, {
          caseId: row.id,
          version,
          way: 'phone',
          score: isSolved ? 5 : 2,
          isSolved,
          ...(words ? { words } : {}),
        }),
      );
    expect(broken(() => say(resolved.version, false)).rule).toBe('reason_required');
    say(resolved.version, false, '还在漏');
    const again = read((r) => getCase(r, row.id));
    expect(again).toMatchObject({ state: 'in_progress', satisfaction: 2 });
    const fixed = write((w) => moveCase(w, { id: row.id, version: again.version, toState: 'resolved' }));
    say(fixed.version, true);
    expect(read((r) => getCase(r, row.id))).toMatchObject({ state: 'followed_up', satisfaction: 5 });
    const work = write((w) => makeLead(w, { caseId: row.id, title: '想换两台新绞车', nextAction: '报价' }));
    const lead = work.leads[0];
    expect(read((r) => getMarketRecord(r, lead?.id ?? ''))).toMatchObject({
      source: 'service',
      title: '想换两台新绞车',
    });
    const links = read((r) => linksOf(r, { kind: 'market-records', id: lead?.id ?? '' }));
    const above = links.find(({ direction, kind }) => direction === 'up' && kind === 'service-cases');
    expect(above?.records.map(({ no }) => no)).toEqual([row.no]);
    expect(read((r) => getCaseWork(r, row.id)).followUps.map((one) => one.isSolved)).toEqual([false, true]);
  });
});
