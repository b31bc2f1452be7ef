import { describe, expect, it } from 'vitest';
import { DEFAULT_WARRANTY } from '#contract/units/warranty-clock.ts';
import { broken, harbourOfFile, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { checkReplacement } from '#db/slices/service-cases/replacement.service.ts';
import { createCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { createTerms, listTerms, updateTerms, voidTerms } from './warranty-terms.service.ts';

const { write, read } = harbourOfFile();
const until = (barcode: string) => read((r) => getUnitLife(r, barcode).warranty.until);

const monthsFromShipment = (months: number) => ({
  ...DEFAULT_WARRANTY,
  limbs: [{ event: 'shipped' as const, months }],
});

describe('C36 warranty terms of the house', () => {
  it('hold for contracts from their day on; older machines keep what they were promised', () => {
    const before = until('M-1');
    expect(read(listTerms)).toEqual({ house: DEFAULT_WARRANTY, terms: [] });
    const next = write((w) =>
      createTerms(w, { name: '2027 条款', validFrom: '2027-01-01', clause: monthsFromShipment(36) }),
    );
    expect(next).toMatchObject({ isFixed: false, isCurrent: false });
    expect(until('M-1')).toBe(before);
    const moved = write((w) => updateTerms(w, { id: next.id, version: 1, validFrom: '2000-01-01' }));
    expect(moved).toMatchObject({ isFixed: true, isCurrent: true });
    expect(until('M-1')).not.toBe(before);
    expect(read((r) => getUnitLife(r, 'M-1').warranty.limbs)).toMatchObject([
      { event: 'shipped', months: 36 },
    ]);
  });

  it('are fixed once they are in force, and taken out only with a reason', () => {
    const [row] = read(listTerms).terms;
    const step = { id: row?.id ?? '', version: row?.version ?? 0 };
    const change = broken(() => write((w) => updateTerms(w, { ...step, clause: monthsFromShipment(1) })));
    expect(change.rule).toBe('revision_immutable');
    expect(write((w) => updateTerms(w, { ...step, note: '董事会通过' })).note).toBe('董事会通过');
    const twice = refused(() =>
      write((w) =>
        createTerms(w, { name: '又一份', validFrom: '2000-01-01', clause: monthsFromShipment(6) }),
      ),
    );
    expect(twice.code).toBe('DUPLICATE');
    write((w) => voidTerms(w, { id: step.id, version: 3, reason: '录错' }));
    expect(read(listTerms).house).toEqual(DEFAULT_WARRANTY);
  });

  it('say what a replacement will inherit before it is confirmed', () => {
    write((w) =>
      createTerms(w, {
        name: '更换件 24 个月',
        validFrom: '2001-01-01',
        clause: { ...DEFAULT_WARRANTY, replacement: 'restart', replacementMonths: 24 },
      }),
    );
    const made = write((w) => createCase(w, { barcode: 'M-1', title: '换泵' }));
    const checked = read((r) =>
      checkReplacement(r, { caseId: made.id, removedBarcode: 'M-1-P1', installedBarcode: 'M-1-P2' }),
    );
    expect(checked.installed?.warrantyUntil).toBe('2028-06-30');
  });
});
