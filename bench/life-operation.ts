import { parseArgs } from 'node:util';
import type { Database } from 'better-sqlite3';
import type { Actor } from '#db/kit/context.ts';
import type { Store } from '#db/kit/store.ts';
import { getUnitLife, getUnitTree } from '#db/slices/units/unit-life.service.ts';
import { findUnitByBarcode, recordUnitEvent } from '#db/slices/units/units.service.ts';
import { warrantiesOf } from '#db/slices/units/warranty.service.ts';
import { type Fleet, fillFleet } from './life-fleet.ts';
import { type BenchRow, figure, printHead, printRow, timed, timedInTurn } from './measure.ts';
import { inOwnFactory, type OwnFactory } from './own-factory.ts';
import { serviceRows } from './service-operations.ts';

/** Units of machines with parts in them and chains of replacements. */
const FLEET = 100_000;
const RUNS = 200;
const WARRANTIES = 100_000;
const APPEND =
  'INSERT INTO unit_events (unit_id, seq, id, type, at, is_meter_reset, created_at, created_by) VALUES (?, ?, ?, ?, ?, 0, ?, ?)';
const TREE = `WITH RECURSIVE d (id, depth) AS (SELECT :id, 0 UNION ALL SELECT e.unit_id, d.depth + 1 FROM d
    JOIN unit_events e ON e.parent_unit_id = d.id AND e.type = 'INSTALLED' AND e.at <= :at WHERE d.depth < 12
      AND NOT EXISTS (SELECT 1 FROM unit_events x WHERE x.unit_id = e.unit_id AND x.seq > e.seq AND x.type = 'REMOVED' AND x.at <= :at))
  SELECT u.barcode FROM d JOIN units u ON u.id = d.id`;

type NamedRow = Partial<BenchRow> & { op: string };

/** 95 of 100 runs are at least as quick. */
async function slowest(share: number, runs: number, run: (i: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now();
    await run(i);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs * share)] ?? Number.NaN;
}

/** One event in a transaction of its own, with rules, state and change log; raw is the bare insert of one row. */
async function appendRow(store: Store, actor: Actor, handle: Database, fleet: Fleet): Promise<NamedRow> {
  const code = (i: number) => fleet.machines[(i * 37) % fleet.machines.length] ?? '';
  const insert = handle.prepare(APPEND);
  const next = handle.prepare('SELECT max(seq) + 1 FROM unit_events WHERE unit_id = ?').pluck();
  const ids = fleet.machines
    .slice(-RUNS * 2)
    .map((one) => store.read(actor, (r) => findUnitByBarcode(r, one)?.id ?? ''));
  const bare = (i: number) => {
    const id = ids[i] ?? '';
    const key = `raw-${i}-${performance.now()}`;
    insert.run(id, next.get(id), key, 'INSPECTED', Date.now(), Date.now(), 'bench');
  };
  const times = await timedInTurn(RUNS, {
    ours_ms: (i) => store.writeNow(actor, (w) => recordUnitEvent(w, { barcode: code(i), type: 'INSPECTED' })),
    raw_ms: bare,
  });
  return { op: 'append event', ...times };
}

async function treeRow(store: Store, actor: Actor, handle: Database, fleet: Fleet): Promise<NamedRow> {
  const code = (i: number) => fleet.machines[(i * 53) % fleet.machines.length] ?? '';
  const on = '2026-06-30';
  const ours = await timed(RUNS, (i) => store.read(actor, (r) => getUnitTree(r, code(i), 'maintained', on)));
  const tree = handle.prepare(TREE);
  const id = handle.prepare('SELECT unit_id FROM unit_barcodes WHERE barcode_key = ?').pluck();
  const raw = await timed(RUNS, (i) => tree.all({ id: id.get(code(i).toLowerCase()), at: Date.parse(on) }));
  return { op: 'tree at a date', ours_ms: ours, raw_ms: raw };
}

/** All warranties of a hundred thousand units, one after the other; raw reads their events alone. */
async function warrantyRow(store: Store, actor: Actor, handle: Database): Promise<NamedRow> {
  const ids = handle.prepare('SELECT id FROM units LIMIT ?').pluck().all(WARRANTIES) as string[];
  const events = handle.prepare('SELECT type, at FROM unit_events WHERE unit_id = ? ORDER BY seq');
  const ways = {
    ours_ms: () => store.read(actor, (r) => [...warrantiesOf(r, ids)].length),
    raw_ms: () => ids.map((id) => events.all(id).length),
  };
  return { op: `warranty ${ids.length / 1000}k`, ...(await timedInTurn(3, ways)) };
}

/** Rows of units' lives on a database that holds the fleet. */
async function lifeRows(factory: OwnFactory, fleet: Fleet): Promise<NamedRow[]> {
  const { store, actor } = factory;
  const { handle } = store;
  const life = (code: string) => store.read(actor, (r) => getUnitLife(r, code));
  const common = (i: number) => `B-${(i * 7919) % fleet.machines.length}-${2 + (i % 8)}`;
  const chain = (i: number) => fleet.chains[(i * 31) % fleet.chains.length] ?? '';
  return [
    { op: 'life by barcode, p95', ours_ms: await slowest(0.95, 1000, (i) => life(common(i))) },
    { op: 'life of a chain of five, worst', ours_ms: await slowest(0.999, RUNS, (i) => life(chain(i))) },
    await treeRow(store, actor, handle, fleet),
    await warrantyRow(store, actor, handle),
    await appendRow(store, actor, handle, fleet),
    ...(await serviceRows(factory, fleet)),
  ];
}

/** A fleet of that many units in a factory of its own, and how long its lives take to read and to write. */
export function measureLives(units = FLEET): Promise<BenchRow[]> {
  return inOwnFactory(async (factory) => {
    const from = performance.now();
    const fleet = fillFleet(factory.store, factory.actor, units);
    const seconds = (performance.now() - from) / 1000;
    console.log(`${fleet.units} units, ${fleet.events} events in ${seconds.toFixed(0)} s`);
    const rows = await lifeRows(factory, fleet);
    return rows.map((one) => ({ ...figure(one.op, Number.NaN), ...one }));
  });
}

/** `node bench/life-operation.ts --units 1000000`: these rows alone, at any size. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { units: { type: 'string' } } });
  const rows = await measureLives(values.units === undefined ? FLEET : Number(values.units));
  printHead();
  for (const one of rows) {
    const { ours_ms, raw_ms } = one;
    printRow({ ...one, ratio: ours_ms !== null && raw_ms !== null ? ours_ms / raw_ms : null });
  }
}

if (import.meta.main) await main();
