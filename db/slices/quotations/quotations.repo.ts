import type { IncomeRow, QuotationRow } from '#contract/quotations/quotations.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { type ListSpec, likePattern, words, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredQuotation = Omit<
  QuotationRow,
  'caseNo' | 'caseTitle' | 'partyId' | 'partyName' | 'siteName' | 'barcode'
>;
export const quotations = defineTable<StoredQuotation>({
  name: 'service_quotations',
  columns: [
    'id',
    'no',
    'letter',
    'caseId',
    'state',
    'currency',
    'taxBp',
    'netMinor',
    'taxMinor',
    'grossMinor',
    'validUntil',
    'sentOn',
    'answeredOn',
    'answeredBy',
    'answer',
    'terms',
    'lines',
    'contentHash',
    ...ROW_META_COLUMNS,
  ],
  stored: { lines: 'json' },
});

const FROM = `service_quotations q JOIN service_cases c ON c.id = q.case_id LEFT JOIN parties p ON p.id = c.party_id
  LEFT JOIN sites s ON s.id = c.site_id LEFT JOIN units u ON u.id = c.unit_id`;
const SELECT = `${quotations.select('q')}, c.no AS caseNo, c.title AS caseTitle, c.party_id AS partyId,
  COALESCE(p.name, c.party_text) AS partyName, s.name AS siteName, u.barcode AS barcode`;
const read = (raw: QuotationRow) => quotations.read(raw) as QuotationRow;

const text = (sql: string, isNullable = true) => ({ sql, type: 'text' as const, isNullable });
const integer = (sql: string) => ({ sql, type: 'integer' as const });
export const quotationList: ListSpec<QuotationRow> = {
  entity: 'quotations',
  from: FROM,
  certain: ['c'],
  select: SELECT,
  id: 'q.id',
  columns: {
    no: words('q.no', false),
    letter: text('q.letter', false),
    caseNo: wordsColumn('c.no', { key: 'c.no_sort' }),
    caseTitle: words('c.title', false),
    partyName: words('COALESCE(p.name, c.party_text)'),
    state: text('q.state', false),
    grossMinor: integer('q.gross_minor'),
    netMinor: integer('q.net_minor'),
    sentOn: text('q.sent_on'),
    validUntil: text('q.valid_until'),
    answeredOn: text('q.answered_on'),
    updatedAt: integer('q.updated_at'),
  },
  defaultSort: [{ column: 'no', direction: 'desc' }],
  voided: 'q.voided_at',
  read,
  search: (found) => ({
    sql: "(q.no LIKE ? ESCAPE '\\' OR c.title LIKE ? ESCAPE '\\' OR p.name LIKE ? ESCAPE '\\')",
    params: [likePattern(found), likePattern(found), likePattern(found)],
  }),
};

export function findQuotationRow(db: ReadableDb, id: string): QuotationRow | undefined {
  const raw = db.get<QuotationRow>(`SELECT ${SELECT} FROM ${FROM} WHERE q.id = ?`, [id]);
  return raw && read(raw);
}

/** All letters of a case, newest first. */
export function quotationsOfCase(db: ReadableDb, caseId: string): QuotationRow[] {
  return db
    .all<QuotationRow>(
      `SELECT ${SELECT} FROM ${FROM} WHERE q.case_id = ? AND q.voided_at IS NULL ORDER BY q.created_at DESC, q.letter DESC`,
      [caseId],
    )
    .map(read);
}

/** The last letter a number was given, of drafts thrown away too: no letter is used twice. */
export function lastLetterOf(db: ReadableDb, no: string): string | undefined {
  return db.pluck<string>(
    'SELECT letter FROM service_quotations WHERE no = ? ORDER BY length(letter) DESC, letter DESC LIMIT 1',
    [no],
  );
}

/** Earlier letters of a number that another one takes the place of. */
export function lettersIn(
  db: ReadableDb,
  no: string,
  states: readonly QuotationRow['state'][],
): { id: string }[] {
  return db.all<{ id: string }>(
    'SELECT id FROM service_quotations WHERE no = ? AND voided_at IS NULL AND state IN (SELECT value FROM json_each(?))',
    [no, JSON.stringify(states)],
  );
}

export function insertIncome(db: WritableDb, row: Omit<IncomeRow, 'quotationNo'>): void {
  db.run(
    `INSERT INTO service_incomes (id, case_id, quotation_id, received_on, amount_minor, note, created_at, created_by)
     VALUES (:id, :caseId, :quotationId, :receivedOn, :amountMinor, :note, :createdAt, :createdBy)`,
    { ...row },
  );
}

export function incomesOfCase(db: ReadableDb, caseId: string): IncomeRow[] {
  return db.all<IncomeRow>(
    `SELECT i.id, i.case_id AS caseId, i.quotation_id AS quotationId, q.no || q.letter AS quotationNo,
       i.received_on AS receivedOn, i.amount_minor AS amountMinor, i.note, i.created_at AS createdAt, i.created_by AS createdBy
     FROM service_incomes i LEFT JOIN service_quotations q ON q.id = i.quotation_id
     WHERE i.case_id = ? ORDER BY i.received_on, i.id`,
    [caseId],
  );
}

export function incomeSum(db: ReadableDb, caseId: string): number {
  return (
    db.pluck<number>('SELECT COALESCE(sum(amount_minor), 0) FROM service_incomes WHERE case_id = ?', [
      caseId,
    ]) ?? 0
  );
}

export function targetOf(db: ReadableDb, year: number): number | undefined {
  return db.pluck<number>('SELECT amount_minor FROM service_targets WHERE year = ?', [year]);
}

export function putTarget(db: WritableDb, year: number, amountMinor: number): void {
  db.run(
    'INSERT INTO service_targets (year, amount_minor) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET amount_minor = excluded.amount_minor',
    [year, amountMinor],
  );
}
