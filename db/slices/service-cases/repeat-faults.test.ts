import { describe, expect, it } from 'vitest';
import {
  correctUnitEvent,
  recordUnitEvent,
  registerTypedUnits,
  replaceUnits,
} from '#db/slices/units/units.service.ts';
import { harbourOfFile } from './harbour.fixture.ts';
import { checkReplacement } from './replacement.service.ts';
import { createCase, moveCase } from './shown-cases.fixture.ts';

const { harbour, write, read } = harbourOfFile();
const tell = (barcode: string, reportedOn: string, faultCode = 'seal_leak') =>
  write((w) => createCase(w, { barcode, title: '泄漏', faultCode, reportedOn }));
const swap = (removed: string, installed: string, on: string) =>
  write((w) => replaceUnits(w, { removed: { barcode: removed }, installed: { barcode: installed }, on }));

describe('a fault that comes back', () => {
  it('is a repeat for ninety days, the last one counted', () => {
    const first = tell('M-1', '2026-03-01');
    expect(tell('M-1', '2026-05-30')).toMatchObject({ isRepeat: true, repeatOfId: first.id });
    tell('M-2', '2026-03-01');
    expect(tell('M-2', '2026-05-31').isRepeat).toBe(false);
  });

  it('repeats nothing that was reported after it, and nothing that was cancelled', () => {
    const later = tell('X-1', '2026-06-20');
    expect(tell('X-1', '2026-05-01').isRepeat).toBe(false);
    const reason = '误报';
    write((w) => moveCase(w, { id: later.id, version: 1, toState: 'cancelled', reason }));
    expect(tell('X-1', '2026-06-25')).toMatchObject({ isRepeat: true });
    const only = tell('X-1', '2026-06-01', 'plunger_stuck');
    write((w) => moveCase(w, { id: only.id, version: 1, toState: 'cancelled', reason }));
    expect(tell('X-1', '2026-06-10', 'plunger_stuck').isRepeat).toBe(false);
  });

  it('is followed through every replacement, but not through one that was taken back', () => {
    swap('M-1-P1', 'M-1-P2', '2026-05-01');
    const old = tell('M-1-P1', '2026-04-20', 'plunger_stuck');
    swap('M-1-P2', 'M-1-P3', '2026-06-01');
    expect(tell('M-1-P3', '2026-06-20', 'plunger_stuck')).toMatchObject({ repeatOfId: old.id });
    tell('X-1-P1', '2026-06-01', 'plunger_stuck');
    const { removed } = swap('X-1-P1', 'X-1-P2', '2026-06-05');
    const half = { unitId: removed.unitId, seq: removed.seq, reason: '扫错' };
    write((w) => correctUnitEvent(w, half));
    expect(tell('X-1-P2', '2026-06-20', 'plunger_stuck').isRepeat).toBe(false);
  });
});

describe('a scan is judged before anything is written', () => {
  it('the machine itself, a scrapped part, and a spare where nobody is known to own the machine', () => {
    const made = tell('M-2', '2026-06-10', 'seal_leak');
    const refusal = (caseId: string, removedBarcode: string, installedBarcode: string) =>
      read((r) => checkReplacement(r, { caseId, removedBarcode, installedBarcode })).installed?.refusal?.rule;
    expect(refusal(made.id, 'M-2-P1', 'M-2')).toBe('unit_cycle');
    write((w) => recordUnitEvent(w, { barcode: 'M-2-P3', type: 'SCRAPPED', reason: '开裂' }));
    expect(refusal(made.id, 'M-2-P1', 'M-2-P3')).toBe('unit_scrapped');
    write((w) => {
      const [machine] = registerTypedUnits(w, { codes: 'N-1', kind: 'machine' });
      registerTypedUnits(w, { codes: 'N-P', parentUnitId: machine?.id ?? '', position: '泵' });
      recordUnitEvent(w, { barcode: 'X-1-P3', type: 'SHIPPED', partyId: harbour.stranger });
    });
    const nobody = tell('N-1', '2026-06-10', 'seal_leak');
    expect(refusal(nobody.id, 'N-P', 'X-1-P3')).toBeUndefined();
    expect(refusal(made.id, 'M-2-P1', 'X-1-P3')).toBe('unit_other_owner');
  });
});
