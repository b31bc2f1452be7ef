import type { RecallNotice, RecallRow, RecallUnit } from '#contract/recalls/recalls.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { type ListSpec, likePattern, words, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredRecall = Omit<RecallRow, 'part' | 'units' | 'told' | 'done'>;
export const recalls = defineTable<StoredRecall>({
  name: 'recalls',
  columns: [
    'id',
    'no',
    'title',
    'reason',
    'measure',
    'lotNo',
    'partId',
    'madeFrom',
    'madeTo',
    'state',
    'startedOn',
    'replyBy',
    'closedOn',
    'note',
    ...ROW_META_COLUMNS,
  ],
});

export interface StoredRecallUnit {
  id: string;
  recallId: string;
  unitId: string;
  partyId: string | null;
  contactId: string | null;
  state: RecallUnit['state'];
  letterOn: string | null;
  remindedOn: string | null;
  repliedOn: string | null;
  reply: string | null;
  caseId: string | null;
  doneOn: string | null;
  note: string | null;
  version: number;
}
export const recallUnits = defineTable<StoredRecallUnit>({
  name: 'recall_units',
  columns: [
    'id',
    'recallId',
    'unitId',
    'partyId',
    'contactId',
    'state',
    'letterOn',
    'remindedOn',
    'repliedOn',
    'reply',
    'caseId',
    'doneOn',
    'note',
    'version',
  ],
});

const COUNT = (condition: string) =>
  `(SELECT count(*) FROM recall_units x WHERE x.recall_id = r.id${condition})`;
const SELECT = `${recalls.select('r')}, pt.name || ' ' || pt.drawing_no || ' ' || pt.revision AS part, ${COUNT('')} AS units,
  ${COUNT(' AND x.letter_on IS NOT NULL')} AS told, ${COUNT(" AND x.state IN ('done', 'not_needed')")} AS done`;
const FROM = 'recalls r LEFT JOIN parts pt ON pt.id = r.part_id';
const text = (sql: string, isNullable = true) => ({ sql, type: 'text' as const, isNullable });
const integer = (sql: string) => ({ sql, type: 'integer' as const });

export const recallList: ListSpec<RecallRow> = {
  from: FROM,
  select: SELECT,
  id: 'r.id',
  columns: {
    no: words('r.no', false),
    title: words('r.title', false),
    lotNo: words('r.lot_no'),
    part: wordsColumn('pt.name', { isNullable: true, key: 'pt.name_sort' }),
    state: text('r.state', false),
    startedOn: text('r.started_on'),
    replyBy: text('r.reply_by'),
    units: integer(COUNT('')),
    told: integer(COUNT(' AND x.letter_on IS NOT NULL')),
    done: integer(COUNT(" AND x.state IN ('done', 'not_needed')")),
  },
  defaultSort: [{ column: 'no', direction: 'desc' }],
  voided: 'r.voided_at',
  search: (found) => ({
    sql: "(r.no LIKE ? ESCAPE '\\' OR r.title LIKE ? ESCAPE '\\' OR r.lot_no LIKE ? ESCAPE '\\')",
    params: [likePattern(found), likePattern(found), likePattern(found)],
  }),
};

export function findRecallRow(db: ReadableDb, id: string): RecallRow | undefined {
  return db.get<RecallRow>(`SELECT ${SELECT} FROM ${FROM} WHERE r.id = ?`, [id]);
}

export interface Scope {
  lotNo: string | null;
  partId: string | null;
  madeFrom: string | null;
  madeTo: string | null;
}

/** Units that got pieces of the lot without a code: built in, or used on a visit by a part's id or its words. */
const GOT_THE_LOT = `SELECT l.unit_id FROM unit_effective_lots l
    WHERE l.lot_no = :lotNo AND (:partId IS NULL OR l.part_id = :partId)
  UNION SELECT c.unit_id FROM visit_parts x JOIN visits v ON v.id = x.visit_id
    JOIN service_cases c ON c.id = v.case_id AND c.voided_at IS NULL LEFT JOIN parts p ON p.id = :partId
    WHERE x.lot_no = :lotNo AND (:partId IS NULL OR x.part_id = :partId
      OR (x.part_id IS NULL AND (x.part = p.name OR instr(x.part, p.drawing_no) > 0)))`;

/** Every live unit of the scope, built in or not, and the machines that got the lot by amount. Their day of making is another. */
export function unitsInScope(db: ReadableDb, scope: Scope): string[] {
  return db.pluckAll<string>(
    `SELECT id FROM units WHERE voided_at IS NULL AND ((:lotNo IS NULL OR lot_no = :lotNo)
       AND (:partId IS NULL OR part_id = :partId) AND (:madeFrom IS NULL OR made_on >= :madeFrom)
       AND (:madeTo IS NULL OR made_on <= :madeTo) OR id IN (${GOT_THE_LOT})) ORDER BY barcode`,
    { ...scope },
  );
}

export type StoredRow = StoredRecallUnit & {
  /** Name of the party it was told to, or belonged to when the recall began. */
  partyName: string | null;
  contact: string | null;
  contactPhone: string | null;
  caseNo: string | null;
};

export function unitsOfRecall(db: ReadableDb, recallId: string): StoredRow[] {
  return db.all<StoredRow>(
    `SELECT ${recallUnits.select('x')}, p.name AS partyName, k.name AS contact, k.phone AS contactPhone, c.no AS caseNo
     FROM recall_units x JOIN units u ON u.id = x.unit_id LEFT JOIN contacts k ON k.id = x.contact_id
     LEFT JOIN parties p ON p.id = x.party_id LEFT JOIN service_cases c ON c.id = x.case_id WHERE x.recall_id = ? ORDER BY u.barcode`,
    [recallId],
  );
}

/** Units of running recalls that were sent to a case. */
export function unitsOfCase(db: ReadableDb, caseId: string): StoredRecallUnit[] {
  return db.all<StoredRecallUnit>(
    `SELECT ${recallUnits.select('x')} FROM recall_units x JOIN recalls r ON r.id = x.recall_id
     WHERE x.case_id = ? AND r.state = 'running' AND r.voided_at IS NULL`,
    [caseId],
  );
}

export interface Addressee {
  contactId: string;
  contact: string;
  contactPhone: string | null;
}

/** The first contact of a party, decision level first: whom a letter goes to unless somebody else is named. */
export function firstContact(db: ReadableDb | WritableDb, partyId: string): Addressee | undefined {
  return db.get<Addressee>(
    `SELECT id AS contactId, name AS contact, phone AS contactPhone FROM contacts WHERE party_id = ? AND voided_at IS NULL
     ORDER BY CASE decision_level WHEN 'middle' THEN 0 WHEN 'senior' THEN 1 ELSE 2 END, created_at LIMIT 1`,
    [partyId],
  );
}

/** Recalls that are not settled for these units. */
export function noticesOf(db: ReadableDb, unitIds: readonly string[]): RecallNotice[] {
  return db.all<RecallNotice>(
    `SELECT DISTINCT r.id AS recallId, r.no, r.title, r.measure, x.state AS unitState
     FROM recall_units x JOIN recalls r ON r.id = x.recall_id
     WHERE x.unit_id IN (SELECT value FROM json_each(?)) AND r.state <> 'draft' AND r.voided_at IS NULL ORDER BY r.no`,
    [JSON.stringify(unitIds)],
  );
}
