import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError, type ErrorData } from '#contract/kit/errors.ts';
import type { Role } from '#contract/kit/permissions.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createPart, createProduct } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { findDriftedStates } from '#db/slices/units/unit-replay.service.ts';
import { findUnitByBarcode, recordUnitEvent, registerTypedUnits } from '#db/slices/units/units.service.ts';
import { importCase } from './case-import.service.ts';
import { checkReplacement, correctReplacement, replaceOnVisit } from './replacement.service.ts';
import {
  assignCase,
  createCase,
  getCase,
  judgeCase,
  listCases,
  moveCase,
  prefillCase,
  updateCase,
} from './service-cases.service.ts';
import {
  addVisit,
  addVisitPart,
  closeVisit,
  isVisitUnchanged,
  removeVisitPart,
  updateVisit,
} from './visits.service.ts';

let test: TestStore;
let owner: string;
let stranger: string;
let part: string;

const as = <T>(role: Role, useCase: (w: WriteContext) => T): T =>
  test.store.writeNow(test.actors[role], useCase);
const write = <T>(useCase: (w: WriteContext) => T): T => as('service', useCase);
const read = <T>(query: Parameters<typeof test.store.read<T>>[1]): T =>
  test.store.read(test.actors.service, query);

function refused(work: () => unknown): DomainError {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
const broken = (work: () => unknown) => refused(work).data as ErrorData<'RULE_BROKEN'>;

/** A machine on board with one pump in it, handed over on the given day; the codes begin with the prefix. */
function machineOnBoard(prefix: string, handedOverOn: string, ownerId = owner): void {
  write((w) => {
    const site = createSite(w, { name: `${prefix} 轮`, kind: 'vessel', ownerPartyId: ownerId });
    const [machine] = registerTypedUnits(w, { codes: prefix, kind: 'machine' });
    registerTypedUnits(w, { codes: `${prefix}-P1…3`, partId: part });
    const event = (barcode: string, more: object) =>
      recordUnitEvent(w, { barcode, on: '2025-01-05', ...more } as never);
    event(`${prefix}-P1`, {
      type: 'INSTALLED',
      parentUnitId: machine?.id,
      position: '主泵 1',
      on: '2024-06-01',
    });
    event(prefix, { type: 'SHIPPED', partyId: ownerId });
    event(prefix, { type: 'ON_SITE', siteId: site.id });
    event(prefix, { type: 'HANDED_OVER', on: handedOverOn });
  });
}

beforeAll(async () => {
  test = await openTestStore();
  write((w) => {
    owner = createParty(w, { name: '远帆航运' }).id;
    stranger = createParty(w, { name: '别家航运' }).id;
    createProduct(w, { code: 'AW-68', name: '锚绞机', family: 'windlass' });
    part = createPart(w, { drawingNo: 'YB-125', name: '液压泵' }).id;
  });
  machineOnBoard('M-1', '2025-08-01');
  machineOnBoard('M-2', '2025-01-10');
  machineOnBoard('X-1', '2025-08-01', stranger);
});
afterAll(() => test[Symbol.asyncDispose]());

describe('a case from one scan', () => {
  it('knows customer, site, part and warranty', () => {
    const found = read((r) => prefillCase(r, 'm-1-p1'));
    expect(found).toMatchObject({
      partyName: '远帆航运',
      siteName: 'M-1 轮',
      part: '液压泵',
      warranty: { state: 'in', until: '2026-07-05' },
    });
    const made = write((w) => createCase(w, { barcode: 'M-1-P1', title: '主泵漏油', severity: 'major' }));
    expect(made).toMatchObject({
      barcode: 'M-1-P1',
      partyName: '远帆航运',
      machineBarcode: 'M-1',
      dueOn: '2026-07-05',
      isIncomplete: false,
      state: 'received',
    });
    expect(read((r) => prefillCase(r, 'M-1')).openCases.map((c) => c.no)).toEqual([made.no]);
  });

  it('may know neither unit nor customer, says so, and is completed later', () => {
    const made = write((w) => createCase(w, { title: '不知哪台', unitText: '船上那台', partyText: '老王' }));
    expect(made.isIncomplete).toBe(true);
    const open = () =>
      read((r) =>
        listCases(r, { filters: [{ column: 'isIncomplete', op: 'eq', value: true }] }).rows.map((c) => c.no),
      );
    expect(open()).toContain(made.no);
    const done = write((w) => updateCase(w, { id: made.id, version: 1, barcode: 'M-2' }));
    expect(done).toMatchObject({ isIncomplete: false, partyName: '远帆航运', siteName: 'M-2 轮' });
    expect(open()).not.toContain(made.no);
  });
});

describe('who pays', () => {
  it('is the factory only within the warranty, or by a logged goodwill decision', () => {
    const late = write((w) => createCase(w, { barcode: 'M-2', title: '过保的机器' }));
    const judge = (role: Role, judgement: 'warranty' | 'goodwill', reason?: string) =>
      as(role, (w) => judgeCase(w, { id: late.id, version: 1, judgement, ...(reason ? { reason } : {}) }));
    expect(broken(() => judge('service', 'warranty'))).toMatchObject({
      rule: 'warranty_not_valid',
      params: { until: '2026-01-10' },
    });
    expect(refused(() => judge('service', 'goodwill', '老客户'))).toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'cases.goodwill' },
    });
    expect(broken(() => judge('manager', 'goodwill')).rule).toBe('reason_required');
    expect(judge('manager', 'goodwill', '老客户')).toMatchObject({
      state: 'judged',
      judgement: 'goodwill',
      warrantyUntil: '2026-01-10',
    });
    const logged = read((r) =>
      r.db.pluck("SELECT actor FROM change_log WHERE entity_id = ? AND action = 'override'", [late.id]),
    );
    expect(logged).toBe(test.actors.manager.userId);
    expect(() =>
      test.store.handle.prepare("UPDATE service_cases SET judgement = 'warranty' WHERE id = ?").run(late.id),
    ).toThrow(/CHECK/);
  });

  it('stays right when the unit of a warranty case is exchanged', () => {
    const made = write((w) => createCase(w, { barcode: 'M-1', title: '换设备' }));
    const judged = write((w) => judgeCase(w, { id: made.id, version: 1, judgement: 'warranty' }));
    expect(judged.warrantyUntil).toBe('2026-07-05');
    expect(broken(() => write((w) => updateCase(w, { id: made.id, version: 2, barcode: 'M-2' }))).rule).toBe(
      'warranty_not_valid',
    );
  });
});

describe('a visit', () => {
  let caseId: string;
  let visitId: string;
  const version = () => read((r) => getCase(r, caseId).visits.find((v) => v.id === visitId)?.version ?? 0);

  beforeAll(() => {
    const made = write((w) =>
      createCase(w, { barcode: 'M-1', title: '起锚油压上不去', faultCode: 'plunger_stuck' }),
    );
    caseId = made.id;
    write((w) => judgeCase(w, { id: caseId, version: 1, judgement: 'warranty' }));
    const detail = write((w) => addVisit(w, { caseId, engineers: '周工、陈工', runningHours: 3584 }));
    expect(detail).toMatchObject({ state: 'in_progress', progress: 'on_site' });
    visitId = detail.visits[0]?.id ?? '';
  });

  const replace = (removedBarcode: string, installedBarcode: string, more: object = {}) =>
    write((w) => replaceOnVisit(w, { visitId, removedBarcode, installedBarcode, ...more }));

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
    write((w) => recordUnitEvent(w, { barcode: 'X-1-P2', type: 'SHIPPED', partyId: stranger }));
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
    const back = write((w) => correctReplacement(w, { pairId: line?.pairId ?? '', reason: '扫错新件' }));
    expect(back.visits[0]?.parts[0]?.isCorrected).toBe(true);
    expect(read((r) => getUnitLife(r, 'M-1-P1').unit)).toMatchObject({
      status: 'installed',
      position: '主泵 1',
    });
    expect(read((r) => getUnitLife(r, 'M-1-P2').unit.status)).toBe('made');
    replace('M-1-P1', 'M-1-P2', { reason: '柱塞卡滞' });
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

  it('is closed for good, and its reading goes into the life of the machine', () => {
    write((w) => updateVisit(w, { id: visitId, version: version(), findings: '滤芯堵塞，油液污染' }));
    const closed = write((w) => closeVisit(w, { id: visitId, version: version() }));
    expect(closed.visits[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(closed.lastRunningHours).toBe(3584);
    expect(read((r) => isVisitUnchanged(r, visitId))).toBe(true);
    expect(
      broken(() => write((w) => updateVisit(w, { id: visitId, version: version(), findings: '改' }))).rule,
    ).toBe('visit_closed');
    expect(broken(() => replace('M-1-P2', 'M-1-P3')).rule).toBe('visit_closed');
    const raw = (sql: string) => () => test.store.handle.prepare(sql).run(visitId);
    expect(raw('UPDATE visits SET findings = NULL WHERE id = ?')).toThrow('visit_closed');
    expect(
      raw(
        "INSERT INTO visit_parts (id, visit_id, part, created_at, created_by) VALUES ('x', ?, 'y', 1, 'z')",
      ),
    ).toThrow('visit_closed');
    expect(raw('DELETE FROM visit_parts WHERE visit_id = ?')).toThrow('visit_closed');
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

describe('states', () => {
  it('go the ways of the rules, and only those', () => {
    const made = write((w) => createCase(w, { barcode: 'X-1', title: '有偿的' }));
    let { version } = made;
    const move = (toState: Parameters<typeof moveCase>[1]['toState'], reason?: string) => {
      const moved = write((w) =>
        moveCase(w, { id: made.id, version, toState, ...(reason ? { reason } : {}) }),
      );
      version = moved.version;
      return moved;
    };
    expect(broken(() => move('dispatched')).rule).toBe('illegal_transition');
    version = write((w) => judgeCase(w, { id: made.id, version, judgement: 'paid' })).version;
    expect(broken(() => move('dispatched')).rule).toBe('reason_required');
    for (const state of [
      'quoted',
      'quote_confirmed',
      'dispatched',
      'in_progress',
      'resolved',
      'confirmed',
      'followed_up',
    ] as const)
      move(state);
    expect(move('closed')).toMatchObject({
      state: 'closed',
      closedOn: '2026-06-30',
      resolvedOn: '2026-06-30',
    });
    expect(broken(() => move('in_progress')).rule).toBe('reason_required');
    expect(move('in_progress', '又漏了')).toMatchObject({ isRepeat: true, closedOn: null });
    move('resolved');
    move('confirmed');
    expect(broken(() => move('cancelled')).rule).toBe('reason_required');
    move('closed');
    test.clock.advance(91 * 86_400_000);
    expect(broken(() => move('in_progress', '又漏了'))).toMatchObject({
      rule: 'illegal_transition',
      params: { limit: 90 },
    });
    test.clock.advance(-91 * 86_400_000);
  });

  it('stay when the engineer changes', () => {
    const made = write((w) => createCase(w, { barcode: 'X-1', title: '换人', engineer: '周工' }));
    const after = write((w) =>
      assignCase(w, { id: made.id, version: 1, engineerUserId: test.actors.service.userId }),
    );
    const { engineer: _e, engineerUserId: _u, updatedAt: _a, updatedBy: _b, version: _v, ...kept } = after;
    expect(made).toMatchObject(kept);
    expect(read((r) => r.db.pluck('SELECT count(*) FROM change_log WHERE entity_id = ?', [made.id]))).toBe(2);
  });
});

describe('cases of the past', () => {
  it('come in with what is known, and a claim only as far as our facts bear it', () => {
    const old = write((w) =>
      importCase(w, {
        sourceNo: 'A-1',
        reportedOn: '2019-05-01',
        title: '旧案',
        judgement: 'warranty',
        unitText: '不明',
        outcome: '已修',
        state: 'closed',
      }),
    );
    expect(old).toMatchObject({
      judgement: null,
      isHistoric: true,
      extra: { judgement: 'warranty' },
      closedReason: null,
    });
    expect(read((r) => getCase(r, old.id))).toMatchObject({ isIncomplete: true, outcome: '已修' });
  });
});

describe('search', () => {
  const letters = ['漏', '油', '轴', '承', '，', ' ', 'A', 'a', '𠮷', 'Ａ', '%', '_', '"', '々'];
  const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 }).map((c) => c.join(''));
  const text = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
    .map((c) => `x${c.join('')}x`);

  it('finds exactly what LIKE finds, newest first, page by page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, fc.option(text), fc.integer({ min: 1, max: 28 })), {
          minLength: 5,
          maxLength: 25,
        }),
        word,
        (rows, searched) => {
          const marker = `${Math.random()}`;
          write((w) => {
            for (const [title, description, day] of rows) {
              importCase(w, {
                title,
                description,
                reportedOn: `2020-02-${String(day).padStart(2, '0')}`,
                sourceNo: marker,
              });
            }
          });
          const filters = [{ column: 'sourceNo', op: 'eq', value: marker } as const];
          const first = read((r) => listCases(r, { search: searched, filters, limit: 3, withTotal: true }));
          const found = first.rows.map((c) => c.id);
          for (let after = first.next; after !== null; ) {
            const page = read((r) =>
              listCases(r, { search: searched, filters, limit: 3, after: after ?? '' }),
            );
            found.push(...page.rows.map((c) => c.id));
            after = page.next;
          }
          const pattern = `%${searched.trim().replace(/[\\%_]/g, '\\$&')}%`;
          const plain = read((r) =>
            r.db.pluckAll<string>(
              `SELECT id FROM service_cases WHERE source_no = ? AND (title LIKE ? ESCAPE '\\' OR description LIKE ? ESCAPE '\\') ORDER BY reported_on DESC, seq DESC`,
              [marker, pattern, pattern],
            ),
          );
          expect(found).toEqual(plain);
          expect(first.total).toBe(plain.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follows a changed text and a changed day', () => {
    const made = write((w) => createCase(w, { title: '绝缘击穿', reportedOn: '2026-06-01' }));
    const find = (search: string) => read((r) => listCases(r, { search }).rows.map((c) => c.id));
    expect(find('缘击')).toEqual([made.id]);
    write((w) => updateCase(w, { id: made.id, version: 1, title: '绝缘下降', reportedOn: '2026-06-02' }));
    expect(find('击穿')).toEqual([]);
    expect(find('缘下')).toEqual([made.id]);
    const days = read(
      (r) => listCases(r, { filters: [{ column: 'reportedOn', op: 'eq', value: '2026-06-02' }] }).rows,
    );
    expect(days.map((c) => c.id)).toEqual([made.id]);
  });
});

it('keeps the unit of a case findable by its number', () => {
  expect(read((r) => findUnitByBarcode(r, 'M-1-P2')?.parentUnitId)).not.toBeNull();
});
