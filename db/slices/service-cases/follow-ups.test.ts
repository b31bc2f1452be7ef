import { expect, it } from 'vitest';
import { addFollowUp, getCaseWork } from './case-work.service.ts';
import { harbourOfFile } from './harbour.fixture.ts';
import { getCase } from './service-cases.service.ts';
import { judgedCase, moveCase } from './shown-cases.fixture.ts';

const { write, read } = harbourOfFile();

it('opens a closed case again as a repeat of the fault within 90 days; later the call is only noted', () => {
  const close = (closedOn: string) => {
    const row = write((w) => judgedCase(w, 'warranty', { barcode: 'M-1', title: '关闭后回访' }));
    const step = (toState: 'resolved' | 'confirmed' | 'closed', on: string) => {
      const { version } = read((r) => getCase(r, row.id));
      return write((w) => moveCase(w, { id: row.id, version, toState, on }));
    };
    step('resolved', closedOn);
    step('confirmed', closedOn);
    return step('closed', closedOn);
  };
  const call = (closed: { id: string; version: number }) =>
    write((w) =>
      addFollowUp(w, {
        caseId: closed.id,
        version: closed.version,
        way: 'phone',
        score: 1,
        isSolved: false,
        words: '又漏了',
      }),
    );
  const recent = close('2026-06-01');
  expect(recent).toMatchObject({ state: 'closed', isRepeat: false });
  call(recent);
  const again = read((r) => getCase(r, recent.id));
  expect(again).toMatchObject({
    state: 'in_progress',
    isRepeat: true,
    closedOn: null,
    resolvedOn: null,
    satisfaction: 1,
  });
  expect(again.stateLog.map(({ toState, reason }) => [toState, reason])).toContainEqual([
    'in_progress',
    '又漏了',
  ]);
  const old = close('2026-03-01');
  call(old);
  expect(read((r) => getCase(r, old.id))).toMatchObject({
    state: 'closed',
    isRepeat: false,
    satisfaction: 1,
  });
  expect(read((r) => getCaseWork(r, old.id)).followUps).toHaveLength(1);
});
