import type { CaseWork, CostRow, FollowUpRow } from '#contract/service-cases/case-work.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

export interface StoredCost extends CostRow {
  caseId: string;
  visitId: string | null;
  createdAt: number;
  createdBy: string;
}

export function insertCost(db: WritableDb, row: StoredCost): void {
  db.run(
    `INSERT INTO case_costs (id, case_id, visit_id, kind, amount_minor, spent_on, note, created_at, created_by)
     VALUES (:id, :caseId, :visitId, :kind, :amountMinor, :spentOn, :note, :createdAt, :createdBy)`,
    { ...row },
  );
}

export function findCost(db: ReadableDb, id: string): (CostRow & { caseId: string }) | undefined {
  return db.get<CostRow & { caseId: string }>(
    `SELECT id, case_id AS caseId, kind, amount_minor AS amountMinor, spent_on AS spentOn, note FROM case_costs
     WHERE id = ? AND voided_at IS NULL`,
    [id],
  );
}

export function voidCost(db: WritableDb, id: string, at: number, by: string): void {
  db.run('UPDATE case_costs SET voided_at = ?, voided_by = ? WHERE id = ?', [at, by, id]);
}

export function costSum(db: ReadableDb, caseId: string): number {
  return (
    db.pluck<number>(
      'SELECT COALESCE(sum(amount_minor), 0) FROM case_costs WHERE case_id = ? AND voided_at IS NULL',
      [caseId],
    ) ?? 0
  );
}

export function insertFollowUp(
  db: WritableDb,
  row: Omit<FollowUpRow, 'byName' | 'isSolved'> & { caseId: string; isSolved: number; createdBy: string },
): void {
  db.run(
    `INSERT INTO case_follow_ups (id, case_id, followed_on, way, contact, score, is_solved, words, created_at, created_by)
     VALUES (:id, :caseId, :followedOn, :way, :contact, :score, :isSolved, :words, :createdAt, :createdBy)`,
    { ...row },
  );
}

export function insertLead(
  db: WritableDb,
  row: { caseId: string; recordId: string; createdAt: number; createdBy: string },
): void {
  db.run(
    'INSERT INTO case_leads (case_id, record_id, created_at, created_by) VALUES (:caseId, :recordId, :createdAt, :createdBy)',
    row,
  );
}

export function workOfCase(db: ReadableDb, caseId: string): CaseWork {
  const costs = db.all<CostRow>(
    `SELECT id, kind, amount_minor AS amountMinor, spent_on AS spentOn, note FROM case_costs
     WHERE case_id = ? AND voided_at IS NULL ORDER BY spent_on, id`,
    [caseId],
  );
  const followUps = db.all<Omit<FollowUpRow, 'isSolved'> & { isSolved: number }>(
    `SELECT f.id, f.followed_on AS followedOn, f.way, f.contact, f.score, f.is_solved AS isSolved, f.words,
       f.created_at AS createdAt, u.display_name AS byName
     FROM case_follow_ups f LEFT JOIN users u ON u.id = f.created_by WHERE f.case_id = ? ORDER BY f.followed_on, f.rowid`,
    [caseId],
  );
  const leads = db.all<CaseWork['leads'][number]>(
    `SELECT m.id, m.no, COALESCE(m.title, m.product) AS title, m.stage, l.created_at AS createdAt
     FROM case_leads l JOIN market_records m ON m.id = l.record_id WHERE l.case_id = ? ORDER BY l.created_at`,
    [caseId],
  );
  return { costs, followUps: followUps.map((one) => ({ ...one, isSolved: one.isSolved === 1 })), leads };
}
