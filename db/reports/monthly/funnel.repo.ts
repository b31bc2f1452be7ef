import type { ReadableDb } from '#db/connection/database.ts';

/** A market record as it stood at the end of a day. */
export interface StagedRecord {
  no: string;
  stage: string;
  /** Its quote in the factory's currency; null for a foreign one without a rate. */
  amount: number | null;
  currency: string;
}

export interface FunnelPeriod {
  from: string;
  to: string;
  /** The instants at which the first day begins and the last one ends. */
  since: number;
  until: number;
}

/**
 * Records that were open at the end of the period, and those that became orders in it, with their stage of that day by
 * the stage log: what happens later changes nothing. Of a record that was entered later than it says (an imported
 * ledger, one written down afterwards) the first entry counts, unless it was closed only after the period; then it was
 * tracked. What was closed before the period, and stayed so, is not looked at.
 */
export function recordsInFunnel(db: ReadableDb, period: FunnelPeriod): StagedRecord[] {
  return db.all<StagedRecord>(
    `WITH at_end AS (
       SELECT m.no, m.currency, CASE m.currency WHEN 'CNY' THEN COALESCE(m.quote_minor, 0)
           ELSE CASE WHEN m.quote_minor > 0 THEN m.base_minor ELSE 0 END END AS amount,
         m.closed_on AS closedOn, l.seq, l.at,
         CASE WHEN l.at >= :until AND l.to_stage IN ('lost', 'shelved', 'contracted')
             AND COALESCE(m.closed_on, m.stage_since_on) > :to THEN 'tracking' ELSE COALESCE(l.to_stage, m.stage) END AS stage
       FROM market_records m LEFT JOIN market_stage_log l ON l.market_record_id = m.id AND l.seq = COALESCE(
         (SELECT max(e.seq) FROM market_stage_log e WHERE e.market_record_id = m.id AND e.at < :until), 1)
       WHERE m.voided_at IS NULL AND m.recorded_on <= :to
         AND NOT (m.stage IN ('lost', 'shelved', 'contracted') AND m.stage_since_on < :from AND COALESCE(m.closed_on, '') < :from))
     SELECT no, currency, amount, stage FROM at_end
     WHERE stage NOT IN ('lost', 'shelved', 'contracted') OR (stage = 'contracted'
       AND CASE WHEN seq > 1 THEN at >= :since ELSE closedOn BETWEEN :from AND :to END)
     ORDER BY no`,
    { ...period },
  );
}

/** A stage that a record left. */
export interface LeftStage {
  stage: string;
  next: string;
  days: number;
}

/** Stages that records left between two instants, with the days they had been in them; the first one from the day of the record. */
export function stagesLeft(db: ReadableDb, since: number, until: number): LeftStage[] {
  return db.all<LeftStage>(
    `SELECT l.to_stage AS stage, e.to_stage AS next,
       CAST(julianday(date(e.at / 1000, 'unixepoch', 'localtime'))
         - julianday(CASE l.seq WHEN 1 THEN m.recorded_on ELSE date(l.at / 1000, 'unixepoch', 'localtime') END) AS INTEGER) AS days
     FROM market_stage_log e JOIN market_stage_log l ON l.market_record_id = e.market_record_id AND l.seq = e.seq - 1
       JOIN market_records m ON m.id = e.market_record_id
     WHERE m.voided_at IS NULL AND e.at >= :since AND e.at < :until`,
    { since, until },
  );
}
