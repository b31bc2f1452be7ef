import type { Database } from 'better-sqlite3';
import { textTokens } from '#contract/service-cases/text-tokens.ts';
import { dueList } from '#db/slices/maintenance/due.service.ts';
import { createPlan } from '#db/slices/maintenance/plans.service.ts';
import { anyOf } from '#db/slices/service-cases/full-text-query.ts';
import { createCase } from '#db/slices/service-cases/service-cases.service.ts';
import { findSimilarCases } from '#db/slices/service-cases/similar.service.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import type { Fleet } from './life-fleet.ts';
import { type BenchRow, timedInTurn } from './measure.ts';
import type { OwnFactory } from './own-factory.ts';

const PLANS = 2000;
const CASES = 10_000;
const A_TRANSACTION = 500;
const PARTS = ['柱塞泵', '比例阀', '制动器', '轴封', '控制器', '液压马达', '滤芯', '轴承'];
const SYMPTOMS = [
  '异响',
  '漏油',
  '压力上不去',
  '过热',
  '振动大',
  '卡滞',
  '报警停机',
  '动作慢',
  '打滑',
  '读数不准',
];
const WHEN = ['起锚时', '抛锚后', '试车时', '雨后', '连续运行三小时后', '换油以后', '冷启动', '靠泊时'];

/** Plans with their last reading and nothing done yet: the bare read that a due list cannot do without. */
const RAW_DUE = `SELECT p.id, p.title, p.every_days, p.start_on, u.barcode, s.name,
    (SELECT max(w.on_day) FROM maintenance_works w WHERE w.plan_id = p.id) AS done,
    (SELECT e.running_hours FROM unit_events e WHERE e.unit_id = p.unit_id AND e.running_hours IS NOT NULL
      ORDER BY e.seq DESC LIMIT 1) AS hours
  FROM maintenance_plans p JOIN units u ON u.id = p.unit_id JOIN unit_states x ON x.unit_id = u.id
  LEFT JOIN sites s ON s.id = x.site_id WHERE p.voided_at IS NULL AND p.is_active = 1
  ORDER BY date(p.start_on, p.every_days || ' days')`;
const RAW_SIMILAR = `SELECT c.id, c.no, c.title FROM service_case_fts f JOIN service_cases c ON c.doc = f.rowid
  WHERE service_case_fts MATCH ? ORDER BY bm25(service_case_fts) LIMIT 6`;

const pick = <T>(list: readonly T[], i: number): T | undefined => list[i % list.length];
const sentence = (i: number) =>
  `${pick(WHEN, i * 7) ?? ''}${pick(PARTS, i * 3) ?? ''}${pick(SYMPTOMS, i) ?? ''}，${pick(SYMPTOMS, i * 5 + 1) ?? ''}`;

function inPortions({ store, actor }: OwnFactory, count: number, write: (w: Write, i: number) => void): void {
  for (let from = 0; from < count; from += A_TRANSACTION) {
    store.writeNow(actor, (w) => {
      for (let i = from; i < Math.min(count, from + A_TRANSACTION); i += 1) write(w, i);
    });
  }
}
type Write = Parameters<typeof createCase>[0];

/** A plan by days or hours and two readings for every so many machines; cases in words on a part. */
function fillService(factory: OwnFactory, fleet: Fleet): void {
  inPortions(factory, PLANS, (w, i) => {
    const barcode = fleet.machines[i] ?? '';
    for (const [on, hours] of [
      ['2026-01-10', 900],
      ['2026-05-10', 1500 + (i % 400)],
    ] as const)
      recordUnitEvent(w, { barcode, type: 'VERIFIED', on, runningHours: hours });
    createPlan(w, { barcode, title: '年度保养', everyDays: 365, everyHours: 2000, startOn: '2026-01-10' });
  });
  inPortions(factory, CASES, (w, i) => {
    createCase(w, { title: sentence(i), part: pick(PARTS, i * 3), reportedOn: '2026-03-01' });
  });
}

function dueRow(
  { store, actor }: OwnFactory,
  handle: Database,
): Promise<Record<'ours_ms' | 'raw_ms', number>> {
  const raw = handle.prepare(RAW_DUE);
  return timedInTurn(10, {
    ours_ms: () => store.read(actor, (r) => dueList(r, {}).length),
    raw_ms: () => raw.all().length,
  });
}

function similarRow(
  { store, actor }: OwnFactory,
  handle: Database,
): Promise<Record<'ours_ms' | 'raw_ms', number>> {
  const raw = handle.prepare(RAW_SIMILAR);
  const text = (i: number) => sentence(i * 13 + 5);
  return timedInTurn(60, {
    ours_ms: (i) =>
      store.read(actor, (r) => findSimilarCases(r, { text: text(i), part: pick(PARTS, i) ?? null })),
    raw_ms: (i) => raw.all(anyOf(textTokens(text(i)))),
  });
}

/** The service desk on a fleet: what is due, and which cases are like the one being typed. */
export async function serviceRows(
  factory: OwnFactory,
  fleet: Fleet,
): Promise<(Partial<BenchRow> & { op: string })[]> {
  fillService(factory, fleet);
  const { handle } = factory.store;
  return [
    { op: `due list of ${PLANS} plans`, ...(await dueRow(factory, handle)) },
    { op: `similar of ${CASES / 1000}k cases`, ...(await similarRow(factory, handle)) },
  ];
}
