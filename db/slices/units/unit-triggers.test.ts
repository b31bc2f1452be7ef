import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UnitEventType } from '#contract/units/lifecycle.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { recordUnitEvent, registerUnits, replaceUnits } from './units.service.ts';

let test: TestStore;
let site: string;
let run = 0;

const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const raw = (sql: string, ...values: unknown[]) => test.store.handle.prepare(sql).run(...values);
const pluck = <T>(sql: string, ...values: unknown[]) =>
  test.store.handle
    .prepare<unknown[], T>(sql)
    .pluck()
    .get(...values) as T;

beforeAll(async () => {
  test = await openTestStore();
  site = write((w) => createSite(w, { name: '远帆 9', kind: 'vessel' }).id);
});
afterAll(() => test[Symbol.asyncDispose]());

/** Fresh units with codes nobody used before. */
function makeUnits(count: number): string[] {
  run += 1;
  const codes = Array.from({ length: count }, (_, i) => ({ barcode: `T${run}-${i}`, factoryNo: null }));
  return write((w) => registerUnits(w, { codes, kind: 'part' }).map((u) => u.id));
}

let made = 0;
/** Tries to write an event past all services. */
function insertRaw(unitId: string, type: UnitEventType, more: Record<string, string | number> = {}): void {
  const seq = pluck<number>('SELECT COALESCE(max(seq), 0) + 1 FROM unit_events WHERE unit_id = ?', unitId);
  made += 1;
  const columns = {
    unit_id: unitId,
    seq,
    id: `raw-${made}`,
    type,
    at: 1,
    created_at: 1,
    created_by: 'raw',
    ...more,
  };
  raw(
    `INSERT INTO unit_events (${Object.keys(columns).join(', ')}) VALUES (${Object.keys(columns)
      .map(() => '?')
      .join(', ')})`,
    ...Object.values(columns),
  );
}

describe('raw SQL against the triggers', () => {
  let parent = '';
  let child = '';
  let other = '';
  beforeEach(() => {
    [parent = '', child = '', other = ''] = makeUnits(3);
  });

  it('cannot begin twice, skip a number, change or delete an event', () => {
    expect(() => insertRaw(child, 'CREATED')).toThrow(/CHECK/);
    expect(() => insertRaw(child, 'CREATED', { seq: 1 })).toThrow(/UNIQUE|unit_event_order/);
    expect(() => insertRaw(child, 'INSPECTED', { seq: 7 })).toThrow('unit_event_order');
    expect(() => raw('UPDATE unit_events SET note = ? WHERE unit_id = ?', 'x', child)).toThrow('append-only');
    expect(() => raw('DELETE FROM unit_events WHERE unit_id = ?', child)).toThrow('append-only');
  });

  it('cannot move what is gone, remove what is free, or install twice', () => {
    const inside = { parent_unit_id: parent, position: '1' };
    expect(() => insertRaw(child, 'REMOVED', inside)).toThrow('unit_not_installed');
    insertRaw(child, 'INSTALLED', inside);
    expect(() => insertRaw(child, 'INSTALLED', { parent_unit_id: other, position: '1' })).toThrow(
      'unit_already_installed',
    );
    expect(() => insertRaw(child, 'REMOVED', { ...inside, position: '2' })).toThrow('unit_not_installed');
    expect(() => insertRaw(child, 'SHIPPED')).toThrow('unit_travels_with_root');
    expect(() => insertRaw(parent, 'ON_SITE', { site_id: site })).toThrow('unit_event_order');
    expect(() => insertRaw(child, 'INSTALLED', { parent_unit_id: child, position: '1' })).toThrow();
    insertRaw(other, 'SCRAPPED');
    expect(() => insertRaw(other, 'VERIFIED')).toThrow('unit_scrapped');
  });

  it('cannot store half a replacement, or correct half of one', () => {
    const inside = { parent_unit_id: parent, position: '1' };
    write((w) =>
      recordUnitEvent(w, { unitId: child, type: 'INSTALLED', parentUnitId: parent, position: '1' }),
    );
    raw('BEGIN');
    insertRaw(child, 'REMOVED', { ...inside, pair_id: 'half' });
    expect(() => raw('COMMIT')).toThrow(/FOREIGN KEY/);
    raw('ROLLBACK');
    const { pairId, removed } = write((w) =>
      replaceUnits(w, { removed: { unitId: child }, installed: { unitId: other } }),
    );
    expect(() => insertRaw(child, 'CORRECTED', { corrects_seq: removed.seq, reason: 'x' })).toThrow(
      'replacement_half',
    );
    raw('BEGIN');
    raw(
      'UPDATE unit_pairs SET removed_corrected_seq = ?, installed_corrected_seq = 3 WHERE id = ?',
      removed.seq + 1,
      pairId,
    );
    insertRaw(child, 'CORRECTED', { corrects_seq: removed.seq, reason: 'x' });
    expect(() => raw('COMMIT')).toThrow(/FOREIGN KEY/);
    raw('ROLLBACK');
    expect(() => insertRaw(other, 'REMOVED', { ...inside, pair_id: pairId })).toThrow();
    expect(() => raw('DELETE FROM unit_pairs WHERE id = ?', pairId)).toThrow('replacement_half');
  });

  it('cannot recycle or edit a barcode', () => {
    const code = pluck<string>('SELECT barcode_key FROM unit_barcodes WHERE unit_id = ?', child);
    expect(() => raw('DELETE FROM unit_barcodes WHERE barcode_key = ?', code)).toThrow('kept for ever');
    expect(() => raw('UPDATE unit_barcodes SET unit_id = ? WHERE barcode_key = ?', other, code)).toThrow(
      'kept for ever',
    );
    expect(() => raw("UPDATE units SET barcode = 'other' WHERE id = ?", child)).toThrow('never edited');
    expect(() => raw('INSERT INTO unit_barcodes VALUES (?, ?, ?, 0, 1, NULL)', code, 'x', other)).toThrow(
      /UNIQUE/,
    );
    expect(() => raw('DELETE FROM units WHERE id = ?', child)).toThrow();
  });

  it('cannot build a cycle, a tower, or two parts into one place', () => {
    const put = (unit: string, into: string, position: string) =>
      raw(
        "UPDATE unit_states SET parent_unit_id = ?, position = ?, status = 'installed' WHERE unit_id = ?",
        into,
        position,
        unit,
      );
    put(child, parent, '1');
    expect(() => put(parent, child, '1')).toThrow('unit_cycle');
    expect(() => put(other, parent, '1')).toThrow(/UNIQUE/);
    const tower = makeUnits(14);
    for (let i = 1; i <= 12; i += 1) put(tower[i] ?? '', tower[i - 1] ?? '', '1');
    expect(() => put(tower[13] ?? '', tower[12] ?? '', '1')).toThrow('unit_too_deep');
    expect(() => put(tower[0] ?? '', tower[13] ?? '', '1')).toThrow('unit_too_deep');
  });

  it('cannot let a meter fall without a reset', () => {
    insertRaw(child, 'VERIFIED', { running_hours: 100 });
    expect(() => insertRaw(child, 'VERIFIED', { running_hours: 99 })).toThrow('meter_fell');
    insertRaw(child, 'VERIFIED', { running_hours: 1, is_meter_reset: 1, reason: '换表' });
  });
});
