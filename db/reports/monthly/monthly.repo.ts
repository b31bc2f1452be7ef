import { COUNTED_ORDER_STATES } from '#contract/insights/counted-orders.ts';
import type { ReportLanguage } from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { LEFT_ON } from '#db/slices/orders/left-on.ts';
import { ENDED_ON } from '#db/slices/service-cases/ended-on.ts';

export const COUNTED = `o.voided_at IS NULL AND o.state IN (${COUNTED_ORDER_STATES.map((s) => `'${s}'`).join(', ')})`;
export const AMOUNT =
  'COALESCE(SUM(o.base_minor), 0) + CAST(ROUND(COALESCE(SUM(o.gross_rest_e4), 0) / 10000.0) AS INTEGER)';
/** Quotes in the factory's currency; foreign ones at their rate, those without one are named beside the figures. */
export const QUOTED = "COALESCE(SUM(CASE m.currency WHEN 'CNY' THEN m.quote_minor ELSE m.base_minor END), 0)";
const CASE = "c.voided_at IS NULL AND c.state <> 'cancelled'";

export interface Sum {
  amount: number;
  rows: number;
}
const NOTHING: Sum = { amount: 0, rows: 0 };

export function signedBetween(db: ReadableDb, from: string, to: string): Sum {
  return (
    db.get<Sum>(
      `SELECT ${AMOUNT} AS amount, count(*) AS rows FROM orders o WHERE ${COUNTED} AND o.ordered_on BETWEEN ? AND ?`,
      [from, to],
    ) ?? NOTHING
  );
}

export function shippedBetween(db: ReadableDb, from: string, to: string): Sum {
  return (
    db.get<Sum>(
      `SELECT ${AMOUNT} AS amount, count(*) AS rows FROM orders o WHERE ${COUNTED} AND ${LEFT_ON} BETWEEN ? AND ?`,
      [from, to],
    ) ?? NOTHING
  );
}

/** Signed and not yet shipped at the end of a day. */
export function backlogAt(db: ReadableDb, day: string): Sum {
  const sql = `SELECT ${AMOUNT} AS amount, count(*) AS rows FROM orders o WHERE ${COUNTED} AND o.ordered_on <= :day AND (${LEFT_ON} IS NULL OR ${LEFT_ON} > :day)`;
  return db.get<Sum>(sql, { day }) ?? NOTHING;
}

export interface Named {
  name: string;
  count: number;
  amount: number;
  /** Numbers of the records it is made of. */
  numbers: string[];
}
type NamedRow = Omit<Named, 'numbers'> & { numbers: string };

const withNumbers = <Row extends { numbers: string }>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, numbers: JSON.parse(row.numbers) as string[] }));

/** New market records of the period by product. */
export function newRecordsByProduct(db: ReadableDb, from: string, to: string): Named[] {
  const rows = db.all<NamedRow>(
    `SELECT COALESCE(p.family, m.product, '') AS name, count(*) AS count, ${QUOTED} AS amount, json_group_array(m.no) AS numbers
     FROM market_records m LEFT JOIN products p ON p.id = m.product_id
     WHERE m.voided_at IS NULL AND m.recorded_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 3 DESC, 1`,
    [from, to],
  );
  return withNumbers(rows);
}

export function lostByReason(db: ReadableDb, from: string, to: string, language: ReportLanguage): Named[] {
  const word = { 'zh-CN': 'c.zh', en: 'c.en' }[language];
  const rows = db.all<NamedRow>(
    `SELECT COALESCE(${word}, m.reason_code, m.reason) AS name, count(*) AS count, ${QUOTED} AS amount, json_group_array(m.no) AS numbers
     FROM market_records m LEFT JOIN codes c ON c.kind = 'lost_reason' AND c.code = m.reason_code
     WHERE m.voided_at IS NULL AND m.stage = 'lost' AND m.closed_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1`,
    [from, to],
  );
  return withNumbers(rows);
}

export function casesBetween(db: ReadableDb, from: string, to: string): number {
  return (
    db.pluck<number>(`SELECT count(*) FROM service_cases c WHERE ${CASE} AND c.reported_on BETWEEN ? AND ?`, [
      from,
      to,
    ]) ?? 0
  );
}

export interface CaseRoll {
  name: string;
  opened: number;
  added: number;
  ended: number;
  open: number;
  overdue: number;
  lastYear: number;
}

const FAMILY = "COALESCE(p.family, c.product, '')";

/**
 * Open at the start + new − ended = open at the end, by product. Counted, not summed: the sum of unknowns is
 * unknown, and a product without an ended case would fall out.
 */
export function caseRollForward(
  db: ReadableDb,
  period: { from: string; to: string; lastFrom: string; lastTo: string },
): CaseRoll[] {
  return db.all<CaseRoll>(
    `SELECT ${FAMILY} AS name,
       count(*) FILTER (WHERE c.reported_on < :from AND (${ENDED_ON} IS NULL OR ${ENDED_ON} >= :from)) AS opened,
       count(*) FILTER (WHERE c.reported_on BETWEEN :from AND :to) AS added,
       count(*) FILTER (WHERE c.reported_on <= :to AND ${ENDED_ON} BETWEEN :from AND :to) AS ended,
       count(*) FILTER (WHERE c.reported_on <= :to AND (${ENDED_ON} IS NULL OR ${ENDED_ON} > :to)) AS open,
       count(*) FILTER (WHERE c.reported_on <= :to AND (${ENDED_ON} IS NULL OR ${ENDED_ON} > :to) AND c.due_on <= :to) AS overdue,
       count(*) FILTER (WHERE c.reported_on BETWEEN :lastFrom AND :lastTo) AS lastYear
     FROM service_cases c LEFT JOIN products p ON p.id = c.product_id WHERE ${CASE} GROUP BY 1
     HAVING opened + added + ended + open + lastYear > 0 ORDER BY added DESC, open DESC, 1`,
    period,
  );
}

export function countBy(
  db: ReadableDb,
  column: 'channel' | 'severity' | 'judgement',
  from: string,
  to: string,
): { key: string | null; count: number }[] {
  const columns = { channel: 'c.channel', severity: 'c.severity', judgement: 'c.judgement' } as const;
  return db.all(
    `SELECT ${columns[column]} AS key, count(*) AS count FROM service_cases c WHERE ${CASE} AND c.reported_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 2 DESC`,
    [from, to],
  );
}

export interface Money {
  cost: number;
  costCases: number;
  income: number;
  incomeCases: number;
  score: number | null;
  scored: number;
}

export function serviceMoney(db: ReadableDb, from: string, to: string): Money {
  return (
    db.get<Money>(
      `SELECT COALESCE(SUM(CASE WHEN c.judgement IN ('warranty', 'goodwill') THEN c.cost_minor END), 0) AS cost,
         COALESCE(SUM(c.judgement IN ('warranty', 'goodwill') AND c.cost_minor > 0), 0) AS costCases,
         COALESCE(SUM(CASE WHEN c.judgement = 'paid' THEN c.income_minor END), 0) AS income,
         COALESCE(SUM(c.judgement = 'paid' AND c.income_minor > 0), 0) AS incomeCases,
         avg(c.satisfaction) * 20 AS score, count(c.satisfaction) AS scored
       FROM service_cases c WHERE ${CASE} AND c.reported_on BETWEEN ? AND ?`,
      [from, to],
    ) ?? { cost: 0, costCases: 0, income: 0, incomeCases: 0, score: null, scored: 0 }
  );
}

export interface ReplacedPart {
  name: string;
  drawing: string | null;
  count: number;
  warranty: number;
  yearToDate: number;
  /** Barcodes of the old parts: of the period, those of them under warranty, of the year. */
  removed: string[];
  removedInWarranty: string[];
  removedInYear: string[];
}
type Barcodes = 'removed' | 'removedInWarranty' | 'removedInYear';

/** Parts replaced by paired replacement, by part. */
export function replacedParts(db: ReadableDb, from: string, to: string): ReplacedPart[] {
  const rows = db.all<Omit<ReplacedPart, Barcodes> & Record<Barcodes, string>>(
    `SELECT COALESCE(t.name, vp.part, '') AS name, t.drawing_no AS drawing, count(*) FILTER (WHERE v.visited_on >= :from) AS count,
       count(*) FILTER (WHERE v.visited_on >= :from AND c.judgement IN ('warranty', 'goodwill')) AS warranty, count(*) AS yearToDate,
       json_group_array(u.barcode) FILTER (WHERE v.visited_on >= :from) AS removed,
       json_group_array(u.barcode) FILTER (WHERE v.visited_on >= :from AND c.judgement IN ('warranty', 'goodwill')) AS removedInWarranty,
       json_group_array(u.barcode) AS removedInYear
     FROM visit_parts vp JOIN visits v ON v.id = vp.visit_id JOIN service_cases c ON c.id = v.case_id
     LEFT JOIN units u ON u.id = vp.removed_unit_id LEFT JOIN parts t ON t.id = COALESCE(vp.part_id, u.part_id)
     WHERE vp.pair_id IS NOT NULL AND v.visited_on BETWEEN :yearStart AND :to GROUP BY 1, 2 HAVING count > 0 ORDER BY 3 DESC, 5 DESC, 1`,
    { from, to, yearStart: `${to.slice(0, 4)}-01-01` },
  );
  return rows.map((row) => ({
    ...row,
    removed: JSON.parse(row.removed) as string[],
    removedInWarranty: JSON.parse(row.removedInWarranty) as string[],
    removedInYear: JSON.parse(row.removedInYear) as string[],
  }));
}
