import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { readableDb } from '#db/connection/database.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { openFactory } from '#db/connection/open-factory.ts';
import { createCore } from '#db/core.ts';
import { findBrokenChange } from '#db/kit/change-log.ts';
import { killHard, lastNumber, startChild, waitForOutput } from './children.ts';
import { FAULT_ACCOUNT } from './fault-account.ts';
import { temporaryFolder } from './folders.ts';
import { createLedger, DATABASE, LEDGER_VERSION } from './ledgers.ts';

/** More kills for a long night: `MILLWRIGHT_KILLS=50`. */
const KILLS = Number(process.env['MILLWRIGHT_KILLS'] ?? 20);

/** Twenty kills are then more than a thousand saves, however slow the machine is. */
const SOME_SAVES = /(\d+\n){55}/;

/** Starts, waits for some saves, lets it run a little (never the same time twice) and kills it. */
async function killOnce(script: string, args: string[], round: number): Promise<number> {
  const child = startChild(script, args);
  await waitForOutput(child, SOME_SAVES);
  await pause((round * 37) % 110);
  await killHard(child);
  return lastNumber(child);
}

function reopen(folder: string) {
  return openWriter(join(folder, DATABASE), { latestVersion: LEDGER_VERSION });
}

describe('killed while saving', () => {
  it('fault F01 loses no acknowledged save and starts again', { timeout: 90_000 }, async () => {
    const folder = temporaryFolder('kill');
    closeWriter(createLedger(folder, 0));
    let acknowledged = 0;
    for (let round = 0; round < KILLS; round += 1) {
      acknowledged = await killOnce('saving-child.ts', [folder, 'singly'], round);
      const handle = reopen(folder);
      const { rows, last } = handle
        .prepare<[], { rows: number; last: number }>('SELECT count(*) AS rows, max(id) AS last FROM parts')
        .get() ?? { rows: 0, last: 0 };
      expect(last).toBeGreaterThanOrEqual(acknowledged);
      // At most the one save whose commit was done and not yet said.
      expect(last - acknowledged).toBeLessThanOrEqual(1);
      expect(rows).toBe(last);
      // Half of the rounds leave the log to the next start, half leave one file.
      if (round % 2) closeWriter(handle);
      else handle.close();
    }
    expect(acknowledged).toBeGreaterThan(KILLS * 50);
  });

  it('fault F02 keeps an order, its lines, its stock and its log entry together', {
    timeout: 90_000,
  }, async () => {
    const folder = temporaryFolder('kill');
    closeWriter(createLedger(folder, 0));
    for (let round = 0; round < KILLS / 2; round += 1) {
      const acknowledged = await killOnce('saving-child.ts', [folder, 'orders'], round);
      const handle = reopen(folder);
      const all = (sql: string) => handle.prepare<[], number>(sql).pluck().get();
      expect(all('SELECT max(id) FROM orders')).toBeGreaterThanOrEqual(acknowledged);
      expect(all('SELECT count(*) - max(id) FROM orders')).toBe(0);
      expect(all('SELECT (SELECT count(*) FROM change_log) - (SELECT count(*) FROM orders)')).toBe(0);
      expect(
        all(`SELECT count(*) FROM orders o WHERE total <>
          (SELECT coalesce(sum(amount), 0) FROM order_lines l WHERE l.order_id = o.id)`),
      ).toBe(0);
      expect(all('SELECT (SELECT sum(sold) FROM stock) - (SELECT sum(total) FROM orders)')).toBe(0);
      expect(handle.pragma('integrity_check', { simple: true })).toBe('ok');
      handle.close();
    }
  });

  it('fault F01 through the core: record, number, stage, search entry and log stay together', {
    timeout: 90_000,
  }, async () => {
    const folder = temporaryFolder('kill');
    await startFactory(folder);
    for (let round = 0; round < KILLS / 4; round += 1) {
      const acknowledged = await killOnce('core-saving-child.ts', [folder], round);
      const files = await openFactory(folder, { holder: 'test', appVersion: '0.1.0', now: Date.now });
      const value = (sql: string) => files.handle.prepare<[], number>(sql).pluck().get();
      const records = value('SELECT count(*) FROM market_records');
      expect(records).toBeGreaterThanOrEqual(acknowledged);
      expect(files.highWater.missing).toEqual([]);
      expect(findBrokenChange(readableDb(files.handle))).toBeNull();
      for (const agreeing of [
        "SELECT count(*) FROM change_log WHERE entity = 'market-records'",
        "SELECT count(*) FROM search_docs WHERE kind = 'market-records'",
        'SELECT count(DISTINCT no) FROM market_records',
        "SELECT sum(last_value) FROM number_series WHERE kind = 'market'",
      ]) {
        expect(value(agreeing)).toBe(records);
      }
      await files.close();
    }
  });
});

async function startFactory(folder: string): Promise<void> {
  const core = await createCore({ dataDir: folder });
  const { context } = core.connect({ transport: 'inprocess', device: 'test' });
  await createRouterClient(core.router, { context }).setup.startFactory(FAULT_ACCOUNT);
  await core.close();
}
