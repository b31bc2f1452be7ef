import { describe, expect, it } from 'vitest';
import type { Role } from '#contract/kit/permissions.ts';
import { DEFAULT_WARRANTY } from '#contract/units/warranty-clock.ts';
import { createTerms } from '#db/slices/warranty-terms/warranty-terms.service.ts';
import { importCase } from './case-import.service.ts';
import { broken, harbourOfFile, refused } from './harbour.fixture.ts';
import { getCase, listCases, prefillCase } from './service-cases.service.ts';
import { assignCase, createCase, judgeCase, moveCase, updateCase } from './shown-cases.fixture.ts';

const { harbour, write, read } = harbourOfFile();

describe('a case from one scan', () => {
  it('knows customer, site, part and warranty', () => {
    const found = read((r) => prefillCase(r, 'm-1-p1'));
    expect(found).toMatchObject({
      partyName: '远帆航运',
      siteName: 'M-1 轮',
      part: '液压泵',
      warranty: { state: 'in', until: '2026-07-05' },
    });
    const made = write((w) =>
      createCase(w, { barcode: 'M-1-P1', title: '主泵漏油', severity: 'major', reportedOn: '2026-06-29' }),
    );
    expect(made).toMatchObject({
      barcode: 'M-1-P1',
      partyName: '远帆航运',
      machineBarcode: 'M-1',
      dueOn: '2026-07-03',
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

  it('is filled in by the scan wherever a form sends what stood there; what was typed anew wins', () => {
    const asItStands = (row: ReturnType<typeof createCase>) => {
      const { partyId, siteId, orderId, orderLineId, productId, product, part, unitText, version } = row;
      return {
        id: row.id,
        version,
        partyId,
        siteId,
        orderId,
        orderLineId,
        productId,
        product,
        part,
        unitText,
      };
    };
    const made = write((w) => createCase(w, { title: '不知哪台', unitText: '船上那台' }));
    const first = write((w) => updateCase(w, { ...asItStands(made), barcode: 'M-1-P1' }));
    expect(first).toMatchObject({
      partyName: '远帆航运',
      siteName: 'M-1 轮',
      part: '液压泵',
      unitText: null,
    });
    const other = write((w) => updateCase(w, { ...asItStands(first), barcode: 'X-1' }));
    expect(other).toMatchObject({ barcode: 'X-1', part: null, partyName: '远帆航运' });
    const typed = write((w) =>
      updateCase(w, { ...asItStands(other), barcode: 'M-1-P1', part: '柱塞', siteId: null }),
    );
    expect(typed).toMatchObject({ barcode: 'M-1-P1', part: '柱塞' });
  });
});

describe('who pays', () => {
  it('is the factory only within the warranty, or by a logged goodwill decision', () => {
    const late = write((w) => createCase(w, { barcode: 'M-2', title: '过保的机器' }));
    const judge = (role: Role, judgement: 'warranty' | 'goodwill', reason?: string) =>
      harbour.as(role, (w) =>
        judgeCase(w, { id: late.id, version: 1, judgement, ...(reason ? { reason } : {}) }),
      );
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
    expect(logged).toBe(harbour.actors.manager.userId);
    expect(() =>
      harbour.store.handle
        .prepare("UPDATE service_cases SET judgement = 'warranty' WHERE id = ?")
        .run(late.id),
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

describe('what the clause excludes', () => {
  it('is the factory’s only with a reason, and logged as decided otherwise', () => {
    const clause = {
      ...DEFAULT_WARRANTY,
      exclusions: [{ text: '易损件不保', faultCodes: ['seal_leak'], drawingNos: ['YB-125'] }],
    };
    harbour.as('manager', (w) => createTerms(w, { name: '2020 起', validFrom: '2020-01-01', clause }));
    const worn = write((w) => createCase(w, { barcode: 'M-1', title: '密封漏油', faultCode: 'seal_leak' }));
    expect(worn.exclusion).toBe('易损件不保');
    const judge = (id: string, reason?: string) =>
      write((w) => judgeCase(w, { id, version: 1, judgement: 'warranty', ...(reason ? { reason } : {}) }));
    expect(broken(() => judge(worn.id))).toMatchObject({
      rule: 'warranty_excluded',
      params: { exclusion: '易损件不保' },
    });
    expect(judge(worn.id, '出厂装配不当')).toMatchObject({
      judgement: 'warranty',
      judgementReason: '出厂装配不当',
    });
    const logged = read((r) =>
      r.db.pluck("SELECT count(*) FROM change_log WHERE entity_id = ? AND action = 'override'", [worn.id]),
    );
    expect(logged).toBe(1);
    const pump = write((w) => createCase(w, { barcode: 'M-1-P1', title: '柱塞泵磨损' }));
    expect(broken(() => judge(pump.id)).rule).toBe('warranty_excluded');
    const other = write((w) => createCase(w, { barcode: 'M-1', title: '电机', faultCode: 'plunger_stuck' }));
    expect(other.exclusion).toBeNull();
    expect(judge(other.id).judgement).toBe('warranty');
    const found = { id: other.id, version: 2, faultCode: 'seal_leak' };
    expect(broken(() => write((w) => updateCase(w, found))).rule).toBe('warranty_excluded');
    harbour.as('manager', (w) =>
      createTerms(w, { name: '再改', validFrom: '2020-01-02', clause: DEFAULT_WARRANTY }),
    );
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
    harbour.clock.advance(91 * 86_400_000);
    expect(broken(() => move('in_progress', '又漏了'))).toMatchObject({
      rule: 'illegal_transition',
      params: { limit: 90 },
    });
    harbour.clock.advance(-91 * 86_400_000);
  });

  it('are entered on a day that has come', () => {
    const made = write((w) => createCase(w, { barcode: 'X-1', title: '提前解决' }));
    write((w) => judgeCase(w, { id: made.id, version: 1, judgement: 'warranty' }));
    const solve = (on: string) =>
      write((w) => moveCase(w, { id: made.id, version: 2, toState: 'resolved', on }));
    expect(refused(() => solve('2099-01-01'))).toMatchObject({
      code: 'INPUT_INVALID',
      data: { issues: [{ path: 'on', code: 'in_future' }] },
    });
    expect(solve('2026-06-29').resolvedOn).toBe('2026-06-29');
  });

  it('stay when the engineer changes', () => {
    const made = write((w) => createCase(w, { barcode: 'X-1', title: '换人', engineer: '周工' }));
    const after = write((w) =>
      assignCase(w, { id: made.id, version: 1, engineerUserId: harbour.actors.service.userId }),
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
