import { beforeAll, describe, expect, it } from 'vitest';
import { addAttachment, attachmentsOfRecord } from '#db/slices/attachments/attachments.service.ts';
import { keepContent } from '#db/slices/attachments/content-store.ts';
import { createClaim, getClaim } from '#db/slices/claims/claims.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { findDriftedStates } from '#db/slices/units/unit-replay.service.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import { importCase } from './case-import.service.ts';
import { broken, harbourOfFile, refused } from './harbour.fixture.ts';
import { checkReplacement } from './replacement.service.ts';
import { getCase, prefillCase } from './service-cases.service.ts';
import {
  addVisit,
  addVisitPart,
  closeVisit,
  correctReplacement,
  createCase,
  judgedCase,
  removeVisitPart,
  replaceOnVisit,
  updateVisit,
} from './shown-cases.fixture.ts';
import { isVisitUnchanged } from './visits.service.ts';

const { harbour, write, read } = harbourOfFile();

/** A signature as the pad leaves it: a picture on the visit. */
function signed(visitId: string): string {
  const head = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0, 0, 0, 0,
  ];
  const content = keepContent(harbour.folder, { name: 'signature.png', bytes: new Uint8Array(head) });
  return write((w) =>
    addAttachment(w, { entity: 'visits', entityId: visitId, purpose: 'signature', content }),
  ).id;
}

describe('a visit', () => {
  let caseId: string;
  let visitId: string;
  const version = () => read((r) => getCase(r, caseId).visits.find((v) => v.id === visitId)?.version ?? 0);

  beforeAll(() => {
    const given = { barcode: 'M-1', title: '起锚油压上不去', faultCode: 'plunger_stuck' };
    caseId = write((w) => judgedCase(w, 'warranty', given)).id;
    const detail = write((w) => addVisit(w, { caseId, engineers: '周工、陈工', runningHours: 3584 }));
    visitId = detail.visits[0]?.id ?? '';
  });

  const replace = (removedBarcode: string, installedBarcode: string, more: object = {}) =>
    write((w) => replaceOnVisit(w, { visitId, removedBarcode, installedBarcode, ...more }));

  it('moves a judged case on', () => {
    expect(read((r) => getCase(r, caseId))).toMatchObject({ state: 'in_progress', progress: 'on_site' });
  });

  it('refuses every wrong scan and says where the part is', () => {
    expect(broken(() => replace('X-1-P1', 'M-1-P2'))).toMatchObject({
      rule: 'unit_wrong_parent',
      params: { machineBarcode: 'X-1', position: '主泵 1', siteName: 'X-1 轮', expected: 'M-1' },
    });
    expect(broken(() => replace('M-1-P1', 'X-1-P1'))).toMatchObject({
      rule: 'unit_already_installed',
      params: { machineBarcode: 'X-1', position: '主泵 1', siteName: 'X-1 轮', since: '2024-06-01' },
    });
    expect(broken(() => replace('M-1-P1', 'm-1-p1')).rule).toBe('replacement_same_unit');
    expect(broken(() => replace('M-1-P2', 'M-1-P3')).rule).toBe('unit_not_installed');
    write((w) => recordUnitEvent(w, { barcode: 'X-1-P3', type: 'SCRAPPED', reason: '开裂' }));
    expect(broken(() => replace('M-1-P1', 'X-1-P3'))).toMatchObject({
      rule: 'unit_scrapped',
      params: { status: 'scrapped' },
    });
    write((w) => recordUnitEvent(w, { barcode: 'X-1-P2', type: 'SHIPPED', partyId: harbour.stranger }));
    expect(broken(() => replace('M-1-P1', 'X-1-P2'))).toMatchObject({
      rule: 'unit_other_owner',
      params: { partyName: '别家航运' },
    });
    expect(refused(() => replace('M-1-P1', '没有的码')).code).toBe('NOT_FOUND');
    expect(read((r) => r.db.pluck('SELECT count(*) FROM unit_pairs'))).toBe(0);
  });

  it('replaces by two scans and takes both back together', () => {
    const check = read((r) =>
      checkReplacement(r, { caseId, removedBarcode: 'M-1-P1', installedBarcode: 'M-1-P2' }),
    );
    expect(check.removed).toMatchObject({ refusal: null, position: '主泵 1', installedOn: '2024-06-01' });
    expect(check.installed).toMatchObject({
      refusal: null,
      isInspected: false,
      warrantyUntil: '2027-06-30',
      remainderUntil: '2026-07-05',
    });
    const done = replace('M-1-P1', 'M-1-P2', { reason: '柱塞卡滞', fate: 'scrap' });
    const line = done.visits[0]?.parts[0];
    expect(line).toMatchObject({
      removedBarcode: 'M-1-P1',
      installedBarcode: 'M-1-P2',
      position: '主泵 1',
      oldPartFate: 'scrap',
      isCorrected: false,
    });
    const life = read((r) => getUnitLife(r, 'M-1-P1'));
    expect(life.unit.status).toBe('scrapped');
    expect(life.chain.map((g) => [g.barcode, g.caseNo])).toEqual([
      ['M-1-P1', null],
      ['M-1-P2', done.no],
    ]);
    expect(life.cases.map((c) => c.no)).toContain(done.no);
    const claim = write((w) =>
      createClaim(w, {
        supplierId: createParty(w, { name: '油泵厂' }).id,
        pairId: line?.pairId ?? '',
        reason: '柱塞卡滞',
        amountMinor: 100,
      }),
    );
    const back = write((w) => correctReplacement(w, { pairId: line?.pairId ?? '', reason: '扫错新件' }));
    expect(back.visits[0]?.parts[0]?.isCorrected).toBe(true);
    expect(read((r) => getClaim(r, claim.id))).toMatchObject({ state: 'cancelled', answer: '扫错新件' });
    expect(read((r) => getUnitLife(r, 'M-1-P1').unit)).toMatchObject({
      status: 'installed',
      position: '主泵 1',
    });
    expect(read((r) => getUnitLife(r, 'M-1-P2').unit.status)).toBe('made');
    const again = replace('M-1-P1', 'M-1-P2', { reason: '柱塞卡滞', fate: 'claim' });
    expect(again.visits[0]?.parts.find((p) => !p.isCorrected)?.oldPartFate).toBe('claim');
    expect(read(findDriftedStates)).toEqual([]);
  });

  it('takes parts by quantity, whole pieces only', () => {
    expect(
      broken(() => write((w) => addVisitPart(w, { visitId, part: 'O 形圈', quantity: 1500, uom: '件' })))
        .rule,
    ).toBe('fractional_quantity');
    const added = write((w) =>
      addVisitPart(w, { visitId, part: '抗磨液压油 46 号', quantity: 1500, uom: '升', priceMinor: 1850 }),
    );
    const line = added.visits[0]?.parts.find((p) => p.uom === '升');
    write((w) => addVisitPart(w, { visitId, part: '滤芯 LX-10', quantity: 2000, uom: '只' }));
    const left = write((w) => removeVisitPart(w, { id: line?.id ?? '' }));
    expect(left.visits[0]?.parts.map((p) => p.part)).toContain('滤芯 LX-10');
    expect(left.visits[0]?.parts.map((p) => p.part)).not.toContain('抗磨液压油 46 号');
  });

  it('invariant 13: is closed for good, and its reading goes into the life of the machine', () => {
    write((w) => updateVisit(w, { id: visitId, version: version(), findings: '滤芯堵塞，油液污染' }));
    const closed = write((w) => closeVisit(w, { id: visitId, version: version() }));
    expect(closed.visits[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(closed.lastRunningHours).toBe(3584);
    expect(read((r) => isVisitUnchanged(r, visitId))).toBe(true);
    expect(
      broken(() => write((w) => updateVisit(w, { id: visitId, version: version(), findings: '改' }))).rule,
    ).toBe('visit_closed');
    expect(broken(() => replace('M-1-P2', 'M-1-P3')).rule).toBe('visit_closed');
    const raw = (sql: string) => () => harbour.store.handle.prepare(sql).run(visitId);
    expect(raw('UPDATE visits SET findings = NULL WHERE id = ?')).toThrow('visit_closed');
    expect(
      raw(
        "INSERT INTO visit_parts (id, visit_id, part, created_at, created_by) VALUES ('x', ?, 'y', 1, 'z')",
      ),
    ).toThrow('visit_closed');
    expect(raw('DELETE FROM visit_parts WHERE visit_id = ?')).toThrow('visit_closed');
  });

  it('is history for whoever scans the machine next, also what was done to a part that is out', () => {
    const old = write((w) =>
      importCase(w, {
        reportedOn: '2025-03-01',
        title: '旧泵漏油',
        unitId: read((r) => getUnitLife(r, 'M-1-P1').unit.id),
        remedyCode: 'replace',
      }),
    );
    const { history } = read((r) => prefillCase(r, 'M-1'));
    expect(history.cases).toMatchObject([{ no: old.no, reportedOn: '2025-03-01', remedyCode: 'replace' }]);
    expect(history.replacements).toMatchObject([
      { position: '主泵 1', removedBarcode: 'M-1-P1', installedBarcode: 'M-1-P2' },
    ]);
  });

  it('lets a meter fall only when it is said why', () => {
    const add = (more: object) =>
      write((w) => addVisit(w, { caseId, engineers: '周工', runningHours: 12, ...more }));
    expect(broken(() => add({}))).toMatchObject({ rule: 'meter_fell', params: { reading: 12, last: 3584 } });
    const second = add({ meterResetReason: '换表' }).visits[1];
    write((w) => closeVisit(w, { id: second?.id ?? '', version: 1 }));
    expect(read((r) => getCase(r, caseId).lastRunningHours)).toBe(12);
    expect(
      broken(() => write((w) => recordUnitEvent(w, { barcode: 'M-1', type: 'VERIFIED', runningHours: 5 })))
        .rule,
    ).toBe('meter_fell');
  });
});

describe('a signature', () => {
  it('stands for what was signed: a change takes it off, its picture stays with the visit', () => {
    const made = write((w) => createCase(w, { barcode: 'M-2', title: '签字后又改' }));
    const visitId = write((w) => addVisit(w, { caseId: made.id, engineers: '周工' })).visits[0]?.id ?? '';
    const now = () => read((r) => getCase(r, made.id)).visits.find((v) => v.id === visitId);
    const change = (fields: object) =>
      write((w) => updateVisit(w, { id: visitId, version: now()?.version ?? 0, ...fields }));
    const signatureId = signed(visitId);
    change({ findings: '已换密封', signatureId });
    change({ findings: '已换密封', customerSignatory: '大管轮 林' });
    expect(now()).toMatchObject({ signatureId, isSignatureLapsed: false });
    const changes: [string, () => unknown][] = [
      ['findings', () => change({ findings: '已换密封，另查油箱' })],
      ['hours', () => change({ workMinutes: 90 })],
      ['another name', () => change({ customerSignatory: '轮机长 王' })],
      ['a part', () => write((w) => addVisitPart(w, { visitId, part: '密封', quantity: 1000 }))],
      ['no part', () => write((w) => removeVisitPart(w, { id: now()?.parts[0]?.id ?? '' }))],
      [
        'a replacement',
        () =>
          write((w) => replaceOnVisit(w, { visitId, removedBarcode: 'M-2-P1', installedBarcode: 'M-2-P2' })),
      ],
    ];
    for (const [what, act] of changes) {
      change({ signatureId });
      expect(now(), what).toMatchObject({ signatureId, isSignatureLapsed: false });
      act();
      expect(now(), what).toMatchObject({ signatureId: null, isSignatureLapsed: true });
    }
    const kept = read((r) => attachmentsOfRecord(r, { entity: 'visits', entityId: visitId }));
    expect(kept.map((one) => one.id)).toEqual([signatureId]);
  });
});
