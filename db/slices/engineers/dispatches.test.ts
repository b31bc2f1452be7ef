import { describe, expect, it } from 'vitest';
import { harbourOfFile, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { getCase } from '#db/slices/service-cases/service-cases.service.ts';
import { addVisit, closeVisit, judgedCase, moveCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { dispatchEngineer, dispatchesOf } from './dispatches.service.ts';
import { createEngineer } from './engineers.service.ts';

const { write, manage, read } = harbourOfFile();

function judged(title: string, judgement: 'warranty' | 'paid', barcode = 'M-2') {
  return write((w) => judgedCase(w, judgement, { barcode, title }));
}

describe('C35 a dispatch', () => {
  it('U56 takes the plate of the car; one of another form only with a reason, which stays', () => {
    const row = judged('开车去', 'warranty', 'M-1');
    const engineerId = manage((w) => createEngineer(w, { name: '吴工' })).id;
    const send = (plate: string, why?: string) =>
      write((w) =>
        dispatchEngineer(w, {
          ...{ caseId: row.id, engineerId, fromOn: '2026-07-25', toOn: '2026-07-25', plate },
          ...(why ? { exceptions: { plate: why } } : {}),
        }),
      );
    expect(refused(() => send('浙B1234'))).toMatchObject({
      code: 'INPUT_INVALID',
      data: { issues: [{ path: 'plate', code: 'plate_number' }] },
    });
    expect(send('浙B·12345')).toMatchObject({ plate: '浙B·12345', exceptions: null });
    expect(send('临牌 0815', '新车临时牌照').exceptions).toEqual({ plate: '新车临时牌照' });
    const kept = read((r) => dispatchesOf(r, row.id).map((one) => one.exceptions));
    expect(kept).toEqual(expect.arrayContaining([null, { plate: '新车临时牌照' }]));
  });

  it('ends with the visit that is closed, or with the case that is cancelled', () => {
    const send = (caseId: string, name: string, fromOn: string) => {
      const engineerId = manage((w) => createEngineer(w, { name })).id;
      write((w) => dispatchEngineer(w, { caseId, engineerId, fromOn, toOn: fromOn }));
    };
    const states = (caseId: string) =>
      read((r) => dispatchesOf(r, caseId).map((one) => [one.engineer, one.state, one.reason]));
    const served = judged('去一次', 'warranty', 'M-1');
    send(served.id, '钱工', '2026-06-29');
    send(served.id, '孙工', '2026-07-20');
    const visits = () => read((r) => getCase(r, served.id)).visits;
    const visit = () => write((w) => addVisit(w, { caseId: served.id, engineers: '钱工' })).visits.at(-1);
    const close = (id: string, more: object) => write((w) => closeVisit(w, { id, version: 1, ...more }));
    close(visit()?.id ?? '', {});
    expect(states(served.id)[0]).toEqual(['钱工', 'planned', null]);
    close(visit()?.id ?? '', { endsDispatch: true });
    expect(visits().every((one) => one.closedAt !== null)).toBe(true);
    expect(states(served.id)).toEqual([
      ['钱工', 'done', null],
      ['孙工', 'planned', null],
    ]);
    const called = judged('不去了', 'warranty', 'M-1');
    send(called.id, '李工', '2026-07-21');
    const { version } = read((r) => getCase(r, called.id));
    write((w) => moveCase(w, { id: called.id, version, toState: 'cancelled', reason: '船已离港' }));
    expect(states(called.id)).toEqual([['李工', 'cancelled', '船已离港']]);
  });
});
