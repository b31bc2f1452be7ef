import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPart } from '#db/slices/products/products.service.ts';
import { type Harbour, openHarbour } from '#db/slices/service-cases/harbour.fixture.ts';
import { createCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { recordUnitEvent, registerTypedUnits, replaceUnits } from '#db/slices/units/units.service.ts';
import { dueList } from './due.service.ts';
import { createPlan } from './plans.service.ts';

let harbour: Harbour;
const write: Harbour['write'] = (useCase) => harbour.write(useCase);
const read: Harbour['read'] = (query) => harbour.read(query);
const risky = () => read((r) => dueList(r, { risk: 'only' }));

beforeAll(async () => {
  harbour = await openHarbour();
  for (const barcode of ['M-1', 'X-1'])
    write((w) => createPlan(w, { barcode, title: '大修', everyDays: 3000, startOn: '2026-01-01' }));
});
afterAll(() => harbour[Symbol.asyncDispose]());

/** Five filters of a kind, each in for a month, then one that stays. */
function wearFilters(): void {
  write((w) => {
    const partId = createPart(w, { drawingNo: 'LX-10', name: '滤芯' }).id;
    const units = registerTypedUnits(w, { codes: 'F-01…06', partId });
    const machine = read((r) => dueList(r, { search: 'X-1' }))[0]?.unitId ?? '';
    const place = { parentUnitId: machine, position: '滤芯' };
    recordUnitEvent(w, { barcode: 'F-01', type: 'INSTALLED', on: '2025-09-01', ...place });
    for (let i = 1; i < units.length; i += 1)
      replaceUnits(w, {
        removed: { unitId: units[i - 1]?.id ?? '' },
        installed: { unitId: units[i]?.id ?? '' },
        on: `2025-${String(9 + Math.min(i, 3)).padStart(2, '0')}-${String(i).padStart(2, '0')}`,
      });
  });
}

describe('C38 risk in the due list', () => {
  it('is silent where nothing speaks for it, and not computed unless asked', () => {
    expect(risky()).toEqual([]);
    expect(read((r) => dueList(r, { risk: 'with' })).map((plan) => plan.risk)).toEqual([[], []]);
  });

  it('names a fault that came twice within a year, on the machine or on a part in it', () => {
    const tell = (barcode: string, reportedOn: string) =>
      write((w) => createCase(w, { barcode, title: '泄漏', faultCode: 'seal_leak', reportedOn }));
    tell('M-1', '2025-09-10');
    expect(risky()).toEqual([]);
    tell('M-1-P1', '2026-03-02');
    expect(risky()).toMatchObject([
      {
        barcode: 'M-1',
        due: { state: 'later' },
        risk: [{ kind: 'repeat', faultCode: 'seal_leak', cases: 2, lastOn: '2026-03-02' }],
      },
    ]);
  });

  it('names the part that is as old as its like were when they were replaced', () => {
    wearFilters();
    const aged = risky().find((plan) => plan.barcode === 'X-1');
    expect(aged?.risk).toMatchObject([{ kind: 'age', part: '滤芯', barcode: 'F-06', replaced: 5 }]);
    const [reason] = aged?.risk ?? [];
    expect(reason?.kind === 'age' && reason.days > reason.usualDays).toBe(true);
  });
});
