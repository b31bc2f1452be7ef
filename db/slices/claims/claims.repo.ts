import type { z } from 'zod';
import type { ClaimRow, claimOfPair } from '#contract/claims/claims.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { type ListSpec, likePattern, words, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredClaim = Omit<ClaimRow, 'supplier' | 'caseNo' | 'barcode' | 'replacementBarcode'>;
export const claims = defineTable<StoredClaim>({
  name: 'supplier_claims',
  columns: [
    'id',
    'no',
    'supplierId',
    'caseId',
    'pairId',
    'unitId',
    'replacementUnitId',
    'part',
    'lotNo',
    'reason',
    'amountMinor',
    'settledMinor',
    'state',
    'sentOn',
    'answerDueOn',
    'answeredOn',
    'settledOn',
    'answer',
    'note',
    ...ROW_META_COLUMNS,
  ],
});

const text = (sql: string, isNullable = true) => ({ sql, type: 'text' as const, isNullable });
const integer = (sql: string, isNullable = false) => ({ sql, type: 'integer' as const, isNullable });
export const claimList: ListSpec<ClaimRow> = {
  entity: 'claims',
  from: `supplier_claims x JOIN parties p ON p.id = x.supplier_id LEFT JOIN service_cases c ON c.id = x.case_id
    LEFT JOIN units u ON u.id = x.unit_id LEFT JOIN units n ON n.id = x.replacement_unit_id`,
  certain: ['p'],
  select: `${claims.select('x')}, p.name AS supplier, c.no AS caseNo, u.barcode AS barcode, n.barcode AS replacementBarcode`,
  id: 'x.id',
  columns: {
    no: words('x.no', false),
    supplier: wordsColumn('p.name', { key: 'p.name_sort' }),
    caseId: text('x.case_id'),
    caseNo: wordsColumn('c.no', { isNullable: true, key: 'c.no_sort' }),
    barcode: wordsColumn('u.barcode', { isNullable: true, key: 'u.barcode_sort' }),
    part: words('x.part', false),
    lotNo: words('x.lot_no'),
    reason: text('x.reason', false),
    amountMinor: integer('x.amount_minor'),
    settledMinor: integer('x.settled_minor', true),
    state: text('x.state', false),
    sentOn: text('x.sent_on'),
    answerDueOn: text('x.answer_due_on'),
    settledOn: text('x.settled_on'),
  },
  defaultSort: [{ column: 'no', direction: 'desc' }],
  voided: 'x.voided_at',
  search: (found) => ({
    sql: "(x.no LIKE ? ESCAPE '\\' OR x.part LIKE ? ESCAPE '\\' OR p.name LIKE ? ESCAPE '\\' OR u.barcode LIKE ? ESCAPE '\\' OR x.lot_no LIKE ? ESCAPE '\\')",
    params: Array.from({ length: 5 }, () => likePattern(found)),
  }),
};

export function findClaimRow(db: ReadableDb, id: string): ClaimRow | undefined {
  return db.get<ClaimRow>(`SELECT ${claimList.select} FROM ${claimList.from} WHERE x.id = ?`, [id]);
}

export interface PairFacts {
  caseId: string | null;
  unitId: string;
  replacementUnitId: string;
  part: string | null;
  lotNo: string | null;
  claimNo: string | null;
  isCorrected: number;
}

/** What a replacement says about the part that came out. */
export function findPairFacts(db: ReadableDb, pairId: string): PairFacts | undefined {
  return db.get<PairFacts>(
    `SELECT v.case_id AS caseId, up.removed_unit_id AS unitId, up.installed_unit_id AS replacementUnitId,
       COALESCE(pt.name, vp.part) AS part, u.lot_no AS lotNo, (up.removed_corrected_seq IS NOT NULL) AS isCorrected,
       (SELECT no FROM supplier_claims WHERE pair_id = up.id) AS claimNo
     FROM unit_pairs up JOIN units u ON u.id = up.removed_unit_id LEFT JOIN parts pt ON pt.id = u.part_id
     LEFT JOIN visit_parts vp ON vp.pair_id = up.id LEFT JOIN visits v ON v.id = vp.visit_id WHERE up.id = ?`,
    [pairId],
  );
}

/** Claims that came of the replacements of a case. */
export function claimsOfReplacements(db: ReadableDb, caseId: string): z.infer<typeof claimOfPair>[] {
  return db.all(
    `SELECT x.id, x.no, x.pair_id AS pairId, x.state, p.name AS supplier
     FROM supplier_claims x JOIN parties p ON p.id = x.supplier_id
     WHERE x.case_id = ? AND x.pair_id IS NOT NULL AND x.voided_at IS NULL ORDER BY x.no`,
    [caseId],
  );
}

export interface EarlierClaim {
  supplierId: string;
  supplier: string;
  amountMinor: number;
}

/** The newest claim for the same lot, or for the same part whatever its lot. */
export function earlierClaim(
  db: ReadableDb,
  about: { lotNo: string | null; part: string | null },
): EarlierClaim | undefined {
  return db.get<EarlierClaim>(
    `SELECT x.supplier_id AS supplierId, p.name AS supplier, x.amount_minor AS amountMinor
     FROM supplier_claims x JOIN parties p ON p.id = x.supplier_id
     WHERE x.voided_at IS NULL AND (x.lot_no = :lotNo OR x.part = :part)
     ORDER BY x.lot_no IS :lotNo DESC, x.created_at DESC LIMIT 1`,
    about,
  );
}

export function draftOfPair(db: ReadableDb, pairId: string): { id: string; version: number } | undefined {
  return db.get("SELECT id, version FROM supplier_claims WHERE pair_id = ? AND state = 'draft'", [pairId]);
}
