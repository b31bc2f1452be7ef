import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReadableDb, readableDb } from '#db/connection/database.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { findBrokenChange } from '#db/kit/change-log.ts';
import { listTotalsOf } from '#db/kit/list-groups.ts';
import { listConditions, whereSql } from '#db/kit/list-query.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '#db/migrations/index.ts';
import { migrate } from '#db/migrations/migrate.ts';
import { LIST_SOURCES } from '#db/slices/lists/list-sources.ts';
import { generateSample, type SampleOptions } from './generate.ts';

const TODAY = '2026-11-21';

async function withSample<T>(options: SampleOptions, look: (db: ReadableDb) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-sample-'));
  const handle = openWriter(join(folder, 'millwright.db'), {
    latestVersion: SCHEMA_VERSION,
    mayCreate: true,
  });
  try {
    await migrate(handle, MIGRATIONS, { backup: () => {} });
    await generateSample(handle, { today: TODAY, ...options });
    return look(readableDb(handle));
  } finally {
    closeWriter(handle);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What README and manuals promise, as it is for this day; a tenth more or less is still the same factory. */
const PROMISED = {
  parties: 60,
  market_records: 412,
  orders: 254,
  units: 3383,
  service_cases: 844,
};

/** A part that replaced another and was replaced itself. */
const CHAINED = 'unit_pairs a JOIN unit_pairs b ON b.removed_unit_id = a.installed_unit_id';
/** Machines whose parts were built in at the works, not on board. */
const BUILT = `units m WHERE (SELECT count(*) FROM unit_events e
  WHERE e.parent_unit_id = m.id AND e.type = 'INSTALLED' AND e.pair_id IS NULL) >= 5`;
const UNCODED = `service_cases WHERE state IN ('resolved', 'confirmed', 'followed_up', 'closed')
  AND (fault_code IS NULL OR cause_code IS NULL OR remedy_code IS NULL)`;

function businessKeys(db: ReadableDb): string[] {
  return [
    'SELECT no || name FROM parties',
    `SELECT m.no || m.recorded_on || m.stage || m.product || m.quote_minor || p.no FROM market_records m
     JOIN parties p ON p.id = m.party_id`,
    'SELECT no || ordered_on || gross_minor || state FROM orders',
    'SELECT barcode FROM units',
    'SELECT no || reported_on || title || state || COALESCE(fault_code, char(45)) FROM service_cases',
    'SELECT u.barcode || e.seq || e.type || e.at FROM unit_events e JOIN units u ON u.id = e.unit_id',
  ].flatMap((sql) => db.pluckAll<string>(`${sql} ORDER BY 1`));
}

describe('sample factory', () => {
  it('is a factory with twelve years behind it: counts, chains and an unbroken log', async () => {
    await withSample({}, (db) => {
      const count = (sql: string) => db.pluck<number>(`SELECT count(*) FROM ${sql}`) ?? 0;
      for (const [table, promised] of Object.entries(PROMISED))
        expect(Math.abs(count(table) / promised - 1), `${table}: ${count(table)}`).toBeLessThanOrEqual(0.1);
      expect(count('parties')).toBe(PROMISED.parties);
      expect(count(UNCODED)).toBe(0);
      expect(count('service_cases WHERE fault_code IS NULL')).toBe(0);
      expect(count(CHAINED)).toBeGreaterThan(50);
      expect(count(BUILT)).toBeGreaterThan(100);
      expect(count("market_records WHERE stage NOT IN ('lost', 'shelved', 'contracted')")).toBeGreaterThan(
        10,
      );
      const service = [
        'maintenance_plans',
        'maintenance_works',
        'knowledge_revisions',
        'supplier_claims',
      ].map(count);
      const paid = ['recall_units', 'service_quotations', 'service_incomes', 'dispatches'].map(count);
      for (const rows of [...service, ...paid]) expect(rows).toBeGreaterThan(2);
      expect(findBrokenChange(db)).toBeNull();
      // Counted over the tables that are needed, a list has as many rows as over all of its tables.
      for (const [name, source] of Object.entries(LIST_SOURCES)) {
        const { spec } = source.ask([], []);
        const where = whereSql(listConditions(spec, {}));
        expect(`${name} ${listTotalsOf(db, spec, { sums: [] }).count}`).toBe(
          `${name} ${count(spec.from + where)}`,
        );
      }
    });
  }, 240_000);

  it('is the same again for the same seed and day, and another for another seed', async () => {
    const years = 1;
    const first = await withSample({ years }, businessKeys);
    expect(first.length).toBeGreaterThan(100);
    expect(await withSample({ years }, businessKeys)).toEqual(first);
    expect(await withSample({ years, seed: 7 }, businessKeys)).not.toEqual(first);
  }, 120_000);
});
