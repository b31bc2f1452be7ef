import type { YearRow, YearRowsInput } from '#contract/quotations/quotations.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';

const days = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const CASE = `c.id AS caseId, c.no AS caseNo, c.title AS caseTitle, COALESCE(p.name, c.party_text) AS partyName`;

/**
 * What was booked as received; a closed case that only carries a sum of its own (from before incomes were booked)
 * counts on the day it was closed.
 */
const INCOMES = `
  SELECT i.id, ${CASE}, i.received_on AS "on", q.no || q.letter AS quotationNo, i.amount_minor AS amountMinor
  FROM service_incomes i JOIN service_cases c ON c.id = i.case_id LEFT JOIN parties p ON p.id = c.party_id
    LEFT JOIN service_quotations q ON q.id = i.quotation_id
  WHERE i.received_on BETWEEN :from AND :to
  UNION ALL
  SELECT c.id, ${CASE}, COALESCE(c.closed_on, c.resolved_on), NULL, c.income_minor
  FROM service_cases c LEFT JOIN parties p ON p.id = c.party_id
  WHERE c.income_minor <> 0 AND c.voided_at IS NULL AND COALESCE(c.closed_on, c.resolved_on) BETWEEN :from AND :to
    AND NOT EXISTS (SELECT 1 FROM service_incomes x WHERE x.case_id = c.id)`;

/** What came in for a number, whichever of its letters it was booked on. */
const RECEIVED = `(SELECT COALESCE(sum(i.amount_minor), 0) FROM service_incomes i
  JOIN service_quotations x ON x.id = i.quotation_id WHERE x.no = q.no)`;
/** A letter counts as quoted until a later one is out: one number is quoted once. */
const QUOTED = `
  SELECT q.id, ${CASE}, q.sent_on AS "on", q.no || q.letter AS quotationNo, q.gross_minor AS amountMinor,
    q.state = 'confirmed' AS isConfirmed, max(0, q.gross_minor - ${RECEIVED}) AS openMinor,
    NOT EXISTS (SELECT 1 FROM service_quotations n WHERE n.no = q.no AND n.voided_at IS NULL AND n.state IN ('sent', 'confirmed', 'declined')
      AND (length(n.letter), n.letter) > (length(q.letter), q.letter)) AS isLatest
  FROM service_quotations q JOIN service_cases c ON c.id = q.case_id LEFT JOIN parties p ON p.id = c.party_id
  WHERE q.voided_at IS NULL AND q.state IN ('sent', 'confirmed', 'declined') AND q.sent_on BETWEEN :from AND :to`;

export function incomeMonths(db: ReadableDb, year: number): { month: string; incomeMinor: number }[] {
  return db.all<{ month: string; incomeMinor: number }>(
    `SELECT substr("on", 1, 7) AS month, sum(amountMinor) AS incomeMinor FROM (${INCOMES}) GROUP BY month ORDER BY month`,
    days(year),
  );
}

export function quotedInYear(db: ReadableDb, year: number) {
  return db.get<{ quoted: number; confirmed: number; open: number }>(
    `SELECT COALESCE(sum(amountMinor) FILTER (WHERE isLatest), 0) AS quoted,
       COALESCE(sum(amountMinor) FILTER (WHERE isConfirmed), 0) AS confirmed,
       COALESCE(sum(openMinor) FILTER (WHERE isConfirmed), 0) AS open FROM (${QUOTED})`,
    days(year),
  );
}

const OF: Readonly<Record<YearRowsInput['what'], string>> = {
  income: `SELECT * FROM (${INCOMES}) WHERE :month IS NULL OR substr("on", 1, 7) = :month`,
  quoted: `SELECT * FROM (${QUOTED}) WHERE isLatest AND (:month IS NULL OR substr("on", 1, 7) = :month)`,
  confirmed: `SELECT * FROM (${QUOTED}) WHERE isConfirmed AND (:month IS NULL OR substr("on", 1, 7) = :month)`,
  open: `SELECT *, openMinor AS due FROM (${QUOTED}) WHERE isConfirmed AND openMinor > 0 AND (:month IS NULL OR substr("on", 1, 7) = :month)`,
};

/** The entries a figure of the year is the sum of, oldest first. */
export function yearRows(db: ReadableDb, { year, what, month }: YearRowsInput): YearRow[] {
  const amount = what === 'open' ? 'due' : 'amountMinor';
  return db.all<YearRow>(
    `SELECT id, caseId, caseNo, caseTitle, partyName, "on", quotationNo, ${amount} AS amountMinor FROM (${OF[what]}) ORDER BY "on", caseNo, id`,
    { ...days(year), month: month ?? null },
  );
}
