import type { ListedContact } from '#contract/parties/contacts.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { readReasons } from '#db/kit/checked-texts.ts';
import { indexedSearch, type ListSpec, words, wordsColumn } from '#db/kit/list-query.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { contacts } from './parties.repo.ts';

/** With what the company says of itself: people of one that is void are none to call. */
type RawContact = ListedContact & { partyVoidedAt?: number | null; partyVoidReason?: string | null };

const FROM = 'contacts c JOIN parties p ON p.id = c.party_id';
const SELECT = `${contacts.select('c')}, p.name AS partyName, p.region AS region,
  p.voided_at AS partyVoidedAt, p.void_reason AS partyVoidReason`;

/** The batch that brought a person in; one that came along with the company has none of its own. */
const BATCH = `(SELECT r.batch_id FROM import_rows r
  WHERE r.entity = 'contacts' AND r.entity_id = c.id AND r.outcome = 'new')`;

const text = (sql: string, isNullable = true) => ({ sql, type: 'text', isNullable }) as const;

export const contactList: ListSpec<RawContact> = {
  entity: 'contacts',
  from: FROM,
  certain: ['p'],
  select: SELECT,
  id: 'c.id',
  columns: {
    partyId: text('c.party_id', false),
    partyName: wordsColumn('p.name', { key: 'p.name_sort' }),
    region: words('p.region'),
    name: wordsColumn('c.name', { key: 'c.name_sort' }),
    title: words('c.title'),
    decisionLevel: text('c.decision_level'),
    phone: text('c.phone'),
    wechat: text('c.wechat'),
    email: text('c.email'),
    note: words('c.note'),
    createdAt: { sql: 'c.created_at', type: 'integer' },
    updatedAt: { sql: 'c.updated_at', type: 'integer' },
    importBatchId: text(BATCH),
  },
  // Company by company, in the order they were registered: an index of people cannot keep them by the names of companies.
  defaultSort: [
    { column: 'partyId', direction: 'asc' },
    { column: 'name', direction: 'asc' },
  ],
  voided: 'COALESCE(c.voided_at, p.voided_at)',
  search: (words) => indexedSearch('contacts', 'c.id', ftsPhrase(words), OWN_ID),
  read: readContact,
};

/** A document of the search bears the company's id before the person's. */
const OWN_ID = "substr(d.entity_id, instr(d.entity_id, '/') + 1)";

function readContact({ partyVoidedAt, partyVoidReason, ...row }: RawContact): RawContact {
  const { voidedAt, voidReason } =
    row.voidedAt === null ? { voidedAt: partyVoidedAt ?? null, voidReason: partyVoidReason ?? null } : row;
  return { ...row, voidedAt, voidReason, exceptions: readReasons(row.exceptions) };
}

export function findListedContact(db: ReadableDb, id: string): ListedContact | undefined {
  const raw = db.get<RawContact>(`SELECT ${SELECT} FROM ${FROM} WHERE c.id = ?`, [id]);
  return raw && readContact(raw);
}
