import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readableDb } from '#db/connection/database.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { findBrokenChange } from '#db/kit/change-log.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '#db/migrations/index.ts';
import { migrate } from '#db/migrations/migrate.ts';
import { generateSample } from './generate.ts';

const TODAY = '2026-11-21';

describe('sample factory', () => {
  it('is a factory with twelve years behind it: counts, chains and an unbroken log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'millwright-sample-'));
    const handle = openWriter(join(folder, 'millwright.db'), {
      latestVersion: SCHEMA_VERSION,
      mayCreate: true,
    });
    try {
      await migrate(handle, MIGRATIONS, { backup: () => {} });
      await generateSample(handle, { today: TODAY });
      const db = readableDb(handle);
      const count = (sql: string) => db.pluck<number>(`SELECT count(*) FROM ${sql}`) ?? 0;
      const counts = {
        parties: count('parties'),
        records: count('market_records'),
        orders: count('orders'),
        units: count('units'),
        cases: count('service_cases'),
        replacements: count("unit_events WHERE type = 'INSTALLED' AND pair_id IS NOT NULL"),
        open: count("market_records WHERE stage NOT IN ('lost', 'shelved', 'contracted')"),
      };
      expect(counts).toMatchObject({ parties: 60 });
      expect(counts.records).toBeGreaterThan(350);
      expect(counts.orders).toBeGreaterThan(180);
      expect(counts.units).toBeGreaterThan(2500);
      expect(counts.cases).toBeGreaterThan(700);
      expect(counts.replacements).toBeGreaterThan(300);
      expect(counts.open).toBeGreaterThan(10);
      const service = [
        'maintenance_plans',
        'maintenance_works',
        'knowledge_revisions',
        'supplier_claims',
      ].map(count);
      const paid = ['recall_units', 'service_quotations', 'service_incomes', 'dispatches'].map(count);
      for (const rows of [...service, ...paid]) expect(rows).toBeGreaterThan(2);
      expect(findBrokenChange(db)).toBeNull();
    } finally {
      closeWriter(handle);
      rmSync(folder, { recursive: true, force: true });
    }
  }, 240_000);
});
