import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import type { Store } from '#db/kit/store.ts';

type RawJob = Omit<JobRow, 'result' | 'error'> & { result: string | null; error: string | null };

const SELECT = `SELECT id, kind, state, done, total, phase, result, error, created_by AS createdBy, created_at AS createdAt,
  started_at AS startedAt, finished_at AS finishedAt FROM jobs`;

const read = (raw: RawJob): JobRow => ({
  ...raw,
  result: raw.result === null ? null : (JSON.parse(raw.result) as JobRow['result']),
  error: raw.error === null ? null : (JSON.parse(raw.error) as JobRow['error']),
});

/** Rows of jobs are the runner's book-keeping, not business records: no version, no log entry. */
export function insertJob(store: Store, row: JobRow, params: unknown): void {
  store.handle
    .prepare(
      `INSERT INTO jobs (id, kind, params, state, done, total, phase, created_by, created_at, started_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      row.id,
      row.kind,
      JSON.stringify(params),
      row.state,
      row.done,
      row.total,
      row.phase,
      row.createdBy,
      row.createdAt,
      row.startedAt,
    );
}

export function finishJob(store: Store, row: JobRow): void {
  const result = row.result === null || row.result === undefined ? null : JSON.stringify(row.result);
  const error = row.error === null ? null : JSON.stringify(row.error);
  store.handle
    .prepare(
      'UPDATE jobs SET state = ?, done = ?, total = ?, phase = ?, result = ?, error = ?, finished_at = ? WHERE id = ?',
    )
    .run(row.state, row.done, row.total, row.phase, result, error, row.finishedAt, row.id);
}

/** Jobs that were running when the program ended without saying so. */
export function closeOrphanedJobs(store: Store): void {
  store.handle
    .prepare(
      `UPDATE jobs SET state = 'cancelled', finished_at = ?, error = ? WHERE state IN ('queued', 'running')`,
    )
    .run(store.clock.now(), JSON.stringify({ code: 'CANCELLED', data: {} }));
}

export function findJob(db: ReadableDb, id: string): JobRow | undefined {
  const raw = db.get<RawJob>(`${SELECT} WHERE id = ?`, [id]);
  return raw && read(raw);
}

export function recentJobs(db: ReadableDb, limit: number): JobRow[] {
  return db.all<RawJob>(`${SELECT} ORDER BY created_at DESC LIMIT ?`, [limit]).map(read);
}
