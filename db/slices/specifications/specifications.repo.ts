import type {
  ItemRow,
  RevisionRow,
  SpecificationDetail,
  SpecificationRow,
} from '#contract/specifications/specifications.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { indexedSearch, type ListSpec, likePattern, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { defineTable } from '#db/kit/table.ts';

type Joined =
  | 'partyName'
  | 'marketRecordNo'
  | 'productName'
  | 'ownerName'
  | 'letter'
  | 'state'
  | 'signedRevisionId'
  | 'signedLetter'
  | 'signedOn';
export type StoredSpecification = Omit<SpecificationRow, Joined>;
export type StoredRevision = Omit<RevisionRow, 'items' | 'isIntact'>;

export const specifications = defineTable<StoredSpecification>({
  name: 'specifications',
  columns: [
    'id',
    'no',
    'title',
    'partyId',
    'marketRecordId',
    'productId',
    'model',
    'ownerUserId',
    'note',
    ...ROW_META_COLUMNS,
  ],
});

export const revisions = defineTable<StoredRevision>({
  name: 'specification_revisions',
  columns: [
    'id',
    'specificationId',
    'letter',
    'state',
    'summary',
    'head',
    'contentHash',
    'fileSha256',
    'issuedAt',
    'signedOn',
    'signedByUs',
    'signedByCustomer',
    'closedReason',
    'createdAt',
    'createdBy',
    'version',
  ],
  stored: { head: 'json' },
});

/** The newest revision that is not void; a document whose every revision is void shows the last of them. */
const NEWEST = `(SELECT id FROM specification_revisions WHERE specification_id = s.id
  ORDER BY state = 'void', length(letter) DESC, letter DESC LIMIT 1)`;
const FROM = `specifications s JOIN parties p ON p.id = s.party_id
  JOIN specification_revisions r ON r.id = ${NEWEST}
  LEFT JOIN specification_revisions g ON g.specification_id = s.id AND g.state = 'signed'
  LEFT JOIN market_records m ON m.id = s.market_record_id
  LEFT JOIN products d ON d.id = s.product_id LEFT JOIN users u ON u.id = s.owner_user_id`;
const SELECT = `${specifications.select('s')}, p.name AS partyName, m.no AS marketRecordNo, d.name AS productName,
  u.display_name AS ownerName, r.letter, r.state, g.id AS signedRevisionId, g.letter AS signedLetter, g.signed_on AS signedOn`;

export const specificationList: ListSpec<SpecificationRow> = {
  from: FROM,
  certain: ['p'],
  select: SELECT,
  id: 's.id',
  columns: {
    no: wordsColumn('s.no'),
    title: wordsColumn('s.title'),
    partyId: { sql: 's.party_id', type: 'text' },
    partyName: wordsColumn('p.name', { key: 'p.name_sort' }),
    marketRecordId: { sql: 's.market_record_id', type: 'text', isNullable: true },
    marketRecordNo: wordsColumn('m.no', { isNullable: true, key: 'm.no_sort' }),
    productId: { sql: 's.product_id', type: 'text', isNullable: true },
    productName: wordsColumn('d.name', { isNullable: true, key: 'd.name_sort' }),
    model: wordsColumn('s.model', { isNullable: true }),
    ownerUserId: { sql: 's.owner_user_id', type: 'text', isNullable: true },
    ownerName: wordsColumn('u.display_name', { isNullable: true }),
    note: { sql: 's.note', type: 'text', isNullable: true },
    letter: wordsColumn('r.letter'),
    state: { sql: 'r.state', type: 'text' },
    signedLetter: wordsColumn('g.letter', { isNullable: true }),
    signedOn: { sql: 'g.signed_on', type: 'text', isNullable: true },
    createdAt: { sql: 's.created_at', type: 'integer' },
    updatedAt: { sql: 's.updated_at', type: 'integer' },
  },
  defaultSort: [{ column: 'updatedAt', direction: 'desc' }],
  voided: 's.voided_at',
  search: (text) => indexedSearch('specifications', 's.id', ftsPhrase(text)),
};

export function findSpecification(db: ReadableDb, id: string): SpecificationRow | undefined {
  return db.get<SpecificationRow>(`SELECT ${SELECT} FROM ${FROM} WHERE s.id = ?`, [id]);
}

/** Oldest letter first. */
export function revisionsOf(db: ReadableDb, specificationId: string): StoredRevision[] {
  return db
    .all<StoredRevision>(
      `SELECT ${revisions.select('r')} FROM specification_revisions r WHERE r.specification_id = ? ORDER BY length(letter), letter`,
      [specificationId],
    )
    .map(revisions.read);
}

export function findRevision(
  db: ReadableDb,
  specificationId: string,
  letter: string,
): StoredRevision | undefined {
  const raw = db.get<StoredRevision>(
    `SELECT ${revisions.select('r')} FROM specification_revisions r WHERE r.specification_id = ? AND r.letter = ?`,
    [specificationId, letter],
  );
  return raw && revisions.read(raw);
}

export function findRevisionInState(
  db: ReadableDb,
  specificationId: string,
  state: 'issued' | 'signed',
): StoredRevision | undefined {
  const raw = db.get<StoredRevision>(
    `SELECT ${revisions.select('r')} FROM specification_revisions r WHERE r.specification_id = ? AND r.state = ?`,
    [specificationId, state],
  );
  return raw && revisions.read(raw);
}

export function itemsOf(db: ReadableDb, revisionId: string): ItemRow[] {
  return db.all<ItemRow>(
    `SELECT seq, clause, parameter, value, unit, tolerance, verification, note FROM specification_items
     WHERE revision_id = ? ORDER BY seq`,
    [revisionId],
  );
}

export function replaceItems(
  db: WritableDb,
  revisionId: string,
  items: readonly Omit<ItemRow, 'seq'>[],
): void {
  db.run('DELETE FROM specification_items WHERE revision_id = ?', [revisionId]);
  items.forEach((item, index) => {
    db.run(
      `INSERT INTO specification_items (revision_id, seq, clause, parameter, value, unit, tolerance, verification, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        revisionId,
        index + 1,
        item.clause,
        item.parameter,
        item.value,
        item.unit,
        item.tolerance,
        item.verification,
        item.note,
      ],
    );
  });
}

export function ordersOf(db: ReadableDb, specificationId: string): SpecificationDetail['orders'] {
  return db.all(
    `SELECT o.id, o.no, o.ordered_on AS orderedOn, r.letter, o.gross_minor AS grossMinor, o.currency, o.state
     FROM specification_revisions r CROSS JOIN orders o ON o.specification_revision_id = r.id
     WHERE r.specification_id = ? AND o.voided_at IS NULL ORDER BY o.ordered_on, o.no`,
    [specificationId],
  );
}

interface Picked {
  id: string;
  no: string;
  label: string;
  hint: string;
}

/** Signed revisions that an order can be made from, by number, title, party (pinyin too) or model. */
export function pickSignedRevisions(db: ReadableDb, text: string, limit: number): Picked[] {
  return db.all<Picked>(
    `SELECT r.id, s.no || ' ' || r.letter AS no, s.no || ' ' || r.letter || ' ' || s.title AS label,
       p.name || COALESCE(' · ' || s.model, '') AS hint
     FROM specification_revisions r JOIN specifications s ON s.id = r.specification_id JOIN parties p ON p.id = s.party_id
     WHERE r.state = 'signed' AND s.voided_at IS NULL
       AND (r.id = :text OR lower(s.no) LIKE :any ESCAPE '\\' OR lower(s.title) LIKE :any ESCAPE '\\' OR p.name_key LIKE :any ESCAPE '\\'
         OR p.initials LIKE :any ESCAPE '\\' OR p.pinyin LIKE :any ESCAPE '\\' OR lower(s.model) LIKE :any ESCAPE '\\')
     ORDER BY r.signed_on DESC, s.no DESC LIMIT :limit`,
    { any: likePattern(text), text, limit },
  );
}

export interface SignedBasis {
  state: RevisionRow['state'];
  specificationId: string;
  specificationNo: string;
  letter: string;
  title: string;
  partyId: string;
  partyName: string;
  marketRecordId: string | null;
  productId: string | null;
  productName: string | null;
  model: string | null;
  isVoided: 0 | 1;
}

type RevisionFacts = Pick<SignedBasis, 'state' | 'letter' | 'specificationId'>;

/** What an order needs to know of the revision it is made from: two reads by key, which is faster than joining. */
export function findBasis(db: ReadableDb, revisionId: string): SignedBasis | undefined {
  const revision = db.get<RevisionFacts>(
    'SELECT state, letter, specification_id AS specificationId FROM specification_revisions WHERE id = ?',
    [revisionId],
  );
  if (!revision) return undefined;
  const document = db.get<Omit<SignedBasis, keyof RevisionFacts>>(
    `SELECT s.no AS specificationNo, s.title, s.party_id AS partyId, s.market_record_id AS marketRecordId,
       s.product_id AS productId, s.model, s.voided_at IS NOT NULL AS isVoided,
       (SELECT p.name FROM parties p WHERE p.id = s.party_id) AS partyName,
       (SELECT d.name FROM products d WHERE d.id = s.product_id) AS productName
     FROM specifications s WHERE s.id = ?`,
    [revision.specificationId],
  );
  return document && { ...revision, ...document };
}
