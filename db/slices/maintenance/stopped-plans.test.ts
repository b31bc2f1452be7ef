import { describe, expect, it } from 'vitest';
import { broken, harbourOfFile } from '#db/slices/service-cases/harbour.fixture.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import { dueList, getPlan } from './due.service.ts';
import { createPlan, updatePlan, yearOfMaintenance } from './plans.service.ts';
import { cancelRound, createRound, finishItem } from './rounds.service.ts';

const { write, read } = harbourOfFile();
const plan = (barcode: string) =>
  write((w) =>
    createPlan(w, { barcode, title: '年检', everyDays: 30, startOn: '2026-01-01', checklist: ['外观'] }),
  );
const due = (more: object = {}) => read((r) => dueList(r, more)).map((one) => one.barcode);

describe('C38 plans that need no work any more', () => {
  it('those of scrapped and lost machines are not due, in no year, and named as stopped', () => {
    const { id } = plan('X-1');
    expect(due()).toEqual(['X-1']);
    write((w) => recordUnitEvent(w, { barcode: 'X-1', type: 'SCRAPPED' }));
    expect(due()).toEqual([]);
    expect(read((r) => yearOfMaintenance(r, { year: 2026 })).plans).toEqual([]);
    expect(read((r) => dueList(r, { stopped: true }))).toMatchObject([{ id, unitStatus: 'scrapped' }]);
  });

  it('stop with a reason and run on when they are resumed', () => {
    const { id } = plan('M-2');
    const stop = (version: number, more: object) => write((w) => updatePlan(w, { id, version, ...more }));
    expect(broken(() => stop(1, { isActive: false })).rule).toBe('reason_required');
    expect(stop(1, { isActive: false, stopReason: '船停航一年' })).toMatchObject({
      isActive: false,
      stoppedOn: '2026-06-30',
      stopReason: '船停航一年',
    });
    expect([due(), due({ stopped: true })]).toEqual([[], ['X-1', 'M-2']]);
    expect(stop(2, { warnDays: 20 })).toMatchObject({ stopReason: '船停航一年' });
    expect(stop(3, { isActive: true, stopReason: '复航' })).toMatchObject({
      isActive: true,
      stoppedOn: null,
    });
    expect(due()).toEqual(['M-2']);
  });

  it('a round with a machine that is gone can be finished; one that is called off frees its plans', () => {
    const [id = ''] = read((r) => dueList(r, {})).map((one) => one.id);
    const make = () =>
      write((w) => createRound(w, { title: '巡检', plannedOn: '2026-06-30', planIds: [id] }));
    const first = make();
    expect(read((r) => getPlan(r, id)).underWay).toBe(first.no);
    write((w) => cancelRound(w, { id: first.id, version: first.version, reason: '天气' }));
    expect(read((r) => getPlan(r, id)).underWay).toBeNull();
    const second = make();
    write((w) => recordUnitEvent(w, { barcode: 'M-2', type: 'LOST' }));
    const item = second.list[0]?.id ?? '';
    const checks = [{ text: '外观', result: null }];
    const done = write((w) =>
      finishItem(w, { id: item, version: 1, checks, runningHours: 10, note: '已沉没' }),
    );
    expect(done).toMatchObject({ state: 'done', doneItems: 1 });
    expect(done.list[0]).toMatchObject({
      unitStatus: 'lost',
      note: '已沉没',
      checks: [{ text: '外观', result: 'skipped' }],
      runningHours: null,
    });
    expect(read((r) => getPlan(r, id)).works).toEqual([]);
  });
});

describe('C38 a round of machines without a plan', () => {
  it('has its checklist and service point; a meter that was changed is taken with its reason', () => {
    write((w) => recordUnitEvent(w, { barcode: 'M-1', type: 'SERVICED', runningHours: 900 }));
    const round = write((w) =>
      createRound(w, {
        title: '试车',
        plannedOn: '2026-06-30',
        barcodes: ['M-1'],
        checklist: ['油位, 油温'],
      }),
    );
    const id = round.list[0]?.id ?? '';
    const checks = [{ text: '油位, 油温', result: 'good' as const }];
    const finish = (more: object) => write((w) => finishItem(w, { id, version: 1, checks, ...more }));
    expect(broken(() => finish({ runningHours: 5 })).rule).toBe('meter_fell');
    const done = finish({ runningHours: 5, meterResetReason: '换表' });
    expect(done.list[0]).toMatchObject({ runningHours: 5, meterResetReason: '换表', lastRunningHours: 5 });
  });
});
