import type { UncodedCase } from '#contract/knowledge/knowledge.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

const UNCODED = 'c.fault_code IS NULL AND c.voided_at IS NULL';

export function countCoding(db: ReadableDb, user: string): { left: number; coded: number; mine: number } {
  const left = db.pluck<number>(`SELECT count(*) FROM service_cases c WHERE ${UNCODED}`) ?? 0;
  const coded = db.pluck<number>('SELECT count(*) FROM coding_log WHERE undone_at IS NULL') ?? 0;
  const mine =
    db.pluck<number>('SELECT count(*) FROM coding_log WHERE undone_at IS NULL AND by_user = ?', [user]) ?? 0;
  return { left, coded, mine };
}

/** The newest record without a fault code that was not passed over; `productId` for the proposal. */
export function nextUncoded(
  db: ReadableDb,
  skip: readonly string[],
): (Omit<UncodedCase, 'suggestions'> & { productId: string | null }) | undefined {
  return db.get(
    `SELECT c.id, c.version, c.no, c.reported_on AS reportedOn, c.title, c.description, c.fault_text AS faultText,
       COALESCE(pr.name, c.product) AS product, c.product_id AS productId, c.part
     FROM service_cases c LEFT JOIN products pr ON pr.id = c.product_id
     WHERE ${UNCODED} AND c.id NOT IN (SELECT value FROM json_each(?)) ORDER BY c.doc DESC LIMIT 1`,
    [JSON.stringify(skip)],
  );
}

export interface Coding {
  id: string;
  caseId: string;
  before: string;
  after: string;
  at: number;
  byUser: string;
}

export function insertCoding(db: WritableDb, row: Coding): void {
  db.run(
    'INSERT INTO coding_log (id, case_id, before, after, at, by_user) VALUES (:id, :caseId, :before, :after, :at, :byUser)',
    { ...row },
  );
}

/** One's own last coding that was not taken back. */
export function lastCoding(db: ReadableDb, byUser: string): Coding | undefined {
  return db.get<Coding>(
    `SELECT id, case_id AS caseId, before, after, at, by_user AS byUser FROM coding_log
     WHERE by_user = ? AND undone_at IS NULL ORDER BY rowid DESC LIMIT 1`,
    [byUser],
  );
}

export function markUndone(db: WritableDb, id: string, at: number): void {
  db.run('UPDATE coding_log SET undone_at = ? WHERE id = ?', [at, id]);
}
