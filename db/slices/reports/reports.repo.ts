import type { IssuedReport } from '#contract/reports/report-model.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

const SELECT = `SELECT r.id, r.no, r.period AS month, r.model_hash AS modelHash, r.issued_at AS issuedAt, COALESCE(u.display_name, r.issued_by) AS issuedBy
  FROM issued_reports r LEFT JOIN users u ON u.id = r.issued_by`;

export function listIssuedReports(db: ReadableDb): IssuedReport[] {
  return db.all<IssuedReport>(`${SELECT} ORDER BY r.issued_at DESC`);
}

export function findIssuedReport(db: ReadableDb, id: string): IssuedReport | undefined {
  return db.get<IssuedReport>(`${SELECT} WHERE r.id = ?`, [id]);
}

/** The newest issue of a month. */
export function findIssueOfMonth(db: ReadableDb, month: string): IssuedReport | undefined {
  return db.get<IssuedReport>(
    `${SELECT} WHERE r.report = 'monthly' AND r.period = ? ORDER BY r.issued_at DESC LIMIT 1`,
    [month],
  );
}

export function readIssuedModel(db: ReadableDb, id: string): string {
  return db.pluck<string>('SELECT model FROM issued_reports WHERE id = ?', [id]) ?? '';
}

export function insertIssuedReport(
  db: WritableDb,
  row: {
    id: string;
    no: string;
    period: string;
    language: string;
    model: string;
    modelHash: string;
    logSeq: number;
    issuedAt: number;
    issuedBy: string;
  },
): void {
  db.run(
    `INSERT INTO issued_reports (id, no, report, period, params, model, model_hash, log_seq, issued_at, issued_by)
     VALUES (:id, :no, 'monthly', :period, :params, :model, :modelHash, :logSeq, :issuedAt, :issuedBy)`,
    { ...row, params: JSON.stringify({ month: row.period, language: row.language }) },
  );
}
