import type { SimilarCase } from '#contract/service-cases/similar.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';

export type Candidate = Omit<SimilarCase, 'score' | 'because' | 'isSameUnit' | 'isRepeat'> & {
  unitId: string | null;
  productId: string | null;
  description: string | null;
  isRepeat: number;
  /** BM25 of the full text, larger is better; 0 when the text did not bring it here. */
  rank: number;
};

const COLUMNS = `c.id, c.no, c.title, c.description, c.reported_on AS reportedOn, c.state, c.part,
  COALESCE(pr.name, c.product) AS product, c.product_id AS productId, c.fault_code AS faultCode,
  c.cause_code AS causeCode, c.remedy_code AS remedyCode, c.outcome, c.unit_id AS unitId, c.is_repeat AS isRepeat`;
const FROM = 'LEFT JOIN products pr ON pr.id = c.product_id';
const LIVE = "c.voided_at IS NULL AND c.state <> 'cancelled'";

/** The best cases by full text. */
export function candidatesByText(db: ReadableDb, query: string, limit: number): Candidate[] {
  return db.all<Candidate>(
    `SELECT ${COLUMNS}, f.rank AS rank
     FROM (SELECT rowid, -bm25(service_case_fts) AS rank FROM service_case_fts WHERE service_case_fts MATCH ?
       ORDER BY bm25(service_case_fts) LIMIT ?) f
     JOIN service_cases c ON c.doc = f.rowid ${FROM} WHERE ${LIVE}`,
    [query, limit],
  );
}

/** The newest cases of the part, with the fault when one is known. */
export function candidatesByPart(
  db: ReadableDb,
  part: string,
  faultCode: string | null,
  limit: number,
): Candidate[] {
  return db.all<Candidate>(
    `SELECT ${COLUMNS}, 0 AS rank FROM service_cases c ${FROM}
     WHERE c.part = ? AND (? IS NULL OR c.fault_code = ?) AND ${LIVE} ORDER BY c.reported_on DESC LIMIT ?`,
    [part, faultCode, faultCode, limit],
  );
}
