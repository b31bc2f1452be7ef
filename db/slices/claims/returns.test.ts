import { describe, expect, it } from 'vitest';
import { harbourOfFile, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { addVisit, createCase, replaceOnVisit } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import { listPartsBack, receivePart } from './returns.service.ts';

const { harbour, write } = harbourOfFile();
const expected = (search?: string) =>
  harbour
    .read((r) => listPartsBack(r, search === undefined ? {} : { search }))
    .rows.map((row) => [row.barcode, row.fate, row.state]);
const receive = (barcode: string) => write((w) => receivePart(w, { barcode }));
const last = (barcode: string) => harbour.read((r) => getUnitLife(r, barcode)).events[0]?.type;

function replace(machine: string, fate: 'return' | 'repair' | 'scrap' | 'keep') {
  return write((w) => {
    const made = createCase(w, { barcode: machine, title: '泄漏' });
    const visit = addVisit(w, { caseId: made.id, engineers: '周工', visitedOn: '2026-06-20' }).visits[0];
    replaceOnVisit(w, {
      visitId: visit?.id ?? '',
      removedBarcode: `${machine}-P1`,
      installedBarcode: `${machine}-P2`,
      reason: '泄漏',
      fate,
    });
    return made.no;
  });
}

describe('C36 old parts that are to come back', () => {
  it('are listed with the day and the case, until one scan says they are here', () => {
    const caseNo = replace('M-1', 'return');
    expect(harbour.read((r) => listPartsBack(r, {}))).toMatchObject({
      total: 1,
      rows: [
        {
          barcode: 'M-1-P1',
          part: '液压泵',
          state: 'expected',
          sinceOn: '2026-06-20',
          machineBarcode: 'M-1',
          position: '主泵 1',
          caseNo,
          engineers: '周工',
          partyName: '远帆航运',
        },
      ],
    });
    expect([expected(caseNo).length, expected('没有').length]).toEqual([1, 0]);
    expect(receive('M-1-P1')).toEqual({ barcode: 'M-1-P1', event: 'RETURNED' });
    expect([expected(), last('M-1-P1')]).toEqual([[], 'RETURNED']);
    expect(refused(() => receive('M-1-P1')).code).toBe('NOT_FOUND');
  });

  it('a part for repair comes back first and is repaired by the second scan', () => {
    replace('M-2', 'repair');
    expect(expected()).toEqual([['M-2-P1', 'repair', 'expected']]);
    receive('M-2-P1');
    expect(expected()).toEqual([['M-2-P1', 'repair', 'in_repair']]);
    expect(receive('M-2-P1').event).toBe('REPAIRED');
    expect([expected(), last('M-2-P1')]).toEqual([[], 'REPAIRED']);
  });

  it('what was built in again since is not expected any more', () => {
    replace('X-1', 'return');
    expect(expected()).toHaveLength(1);
    const parentUnitId = harbour.read((r) => getUnitLife(r, 'X-1')).unit.id;
    write((w) =>
      recordUnitEvent(w, { barcode: 'X-1-P1', type: 'INSTALLED', parentUnitId, position: '备泵' }),
    );
    write((w) => recordUnitEvent(w, { barcode: 'X-1-P1', type: 'REMOVED', reason: '调试' }));
    expect(expected()).toEqual([]);
  });
});
