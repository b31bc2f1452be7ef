import { withoutOwnCountry } from '#contract/kit/phone-number.ts';
import type { ContactRow, PartyRow } from '#contract/parties/parties.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { readReasons } from '#db/kit/checked-texts.ts';
import { indexedSearch, type ListSpec, likePattern, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { defineTable } from '#db/kit/table.ts';
import { foldText } from '#db/kit/text.ts';

export type StoredParty = Omit<PartyRow, 'roles'> & {
  nameKey: string;
  pinyin: string;
  initials: string;
  extra: Record<string, string> | null;
  importBatchId: string | null;
};
export type StoredContact = ContactRow & { pinyin: string; initials: string };

export const parties = defineTable<StoredParty>({
  name: 'parties',
  sortKeys: { name: 'name_sort' },
  columns: [
    'id',
    'no',
    'name',
    'nameKey',
    'fullName',
    'creditCode',
    'grade',
    'region',
    'industry',
    'address',
    'ownerUserId',
    'pinyin',
    'initials',
    'note',
    'extra',
    'exceptions',
    'importBatchId',
    ...ROW_META_COLUMNS,
  ],
  stored: { extra: 'json', exceptions: 'json' },
});

export const contacts = defineTable<StoredContact>({
  name: 'contacts',
  sortKeys: { name: 'name_sort' },
  columns: [
    'id',
    'partyId',
    'name',
    'title',
    'decisionLevel',
    'phone',
    'wechat',
    'email',
    'pinyin',
    'initials',
    'note',
    'exceptions',
    ...ROW_META_COLUMNS,
  ],
  stored: { exceptions: 'json' },
});

const ROLES = '(SELECT json_group_array(role) FROM party_roles pr WHERE pr.party_id = p.id)';

type RawParty = PartyRow & { roles: unknown };

export const partyList: ListSpec<RawParty> = {
  entity: 'parties',
  from: 'parties p',
  select: `${parties.select('p')}, ${ROLES} AS roles`,
  id: 'p.id',
  columns: {
    no: wordsColumn('p.no'),
    name: wordsColumn('p.name', { key: 'p.name_sort' }),
    roles: { sql: 'pr.role', type: 'text', many: { table: 'party_roles pr', on: 'pr.party_id = p.id' } },
    grade: { sql: 'p.grade', type: 'text', isNullable: true },
    region: wordsColumn('p.region', { isNullable: true }),
    industry: wordsColumn('p.industry', { isNullable: true }),
    ownerUserId: { sql: 'p.owner_user_id', type: 'text', isNullable: true },
    createdAt: { sql: 'p.created_at', type: 'integer' },
    updatedAt: { sql: 'p.updated_at', type: 'integer' },
    importBatchId: { sql: 'p.import_batch_id', type: 'text', isNullable: true },
  },
  defaultSort: [{ column: 'name', direction: 'asc' }],
  voided: 'p.voided_at',
  search: (text) => indexedSearch('parties', 'p.id', ftsPhrase(text)),
  read: (raw) => ({
    ...raw,
    exceptions: readReasons(raw.exceptions),
    roles: typeof raw.roles === 'string' ? (JSON.parse(raw.roles) as PartyRow['roles']) : [],
  }),
};

export function rolesOf(db: ReadableDb, partyId: string): PartyRow['roles'] {
  return db.pluckAll<PartyRow['roles'][number]>(
    'SELECT role FROM party_roles WHERE party_id = ? ORDER BY role',
    [partyId],
  );
}

export function replaceRoles(db: WritableDb, partyId: string, roles: readonly string[]): void {
  db.run('DELETE FROM party_roles WHERE party_id = ?', [partyId]);
  for (const role of roles)
    db.run('INSERT OR IGNORE INTO party_roles (party_id, role) VALUES (?, ?)', [partyId, role]);
}

export function aliasesOf(db: ReadableDb, partyId: string): string[] {
  return db.pluckAll<string>('SELECT alias FROM party_aliases WHERE party_id = ? ORDER BY alias', [partyId]);
}

export function replaceAliases(db: WritableDb, partyId: string, aliases: readonly string[]): void {
  db.run('DELETE FROM party_aliases WHERE party_id = ?', [partyId]);
  for (const alias of aliases) {
    db.run('INSERT OR IGNORE INTO party_aliases (party_id, alias, alias_key) VALUES (?, ?, ?)', [
      partyId,
      alias,
      foldText(alias),
    ]);
  }
}

export function contactsOf(db: ReadableDb, partyId: string): StoredContact[] {
  const sql = `SELECT ${contacts.select('c')} FROM contacts c WHERE c.party_id = ? AND c.voided_at IS NULL ORDER BY c.created_at, c.id`;
  return db.all<StoredContact>(sql, [partyId]).map(contacts.read);
}

export function findPartyByCreditCode(db: ReadableDb, creditCode: string): string | undefined {
  return db.pluck<string>('SELECT id FROM parties WHERE credit_code = ?', [creditCode]);
}

interface Picked {
  id: string;
  no: string;
  label: string;
  hint: string;
}

/** By number, name, pinyin, initials or phone tail; names that begin with the text first. */
export function pickParties(db: ReadableDb, text: string, limit: number, role: string | null): Picked[] {
  const key = foldText(text);
  const any = likePattern(key);
  const start = `${any.slice(1)}`;
  const digits = withoutOwnCountry(text).replace(/\D/gu, '');
  const phone = digits.length < 4 ? null : digits.length < 7 ? `%${digits}` : `%${digits}%`;
  return db.all<Picked>(
    `SELECT p.id, p.no, p.name AS label, COALESCE(p.full_name, p.region, '') AS hint FROM parties p
     WHERE p.voided_at IS NULL AND (p.id = :key OR p.name_key LIKE :any ESCAPE '\\' OR p.pinyin LIKE :start ESCAPE '\\' OR p.initials LIKE :any ESCAPE '\\'
       OR lower(p.no) LIKE :any ESCAPE '\\'
       OR EXISTS (SELECT 1 FROM party_aliases a WHERE a.party_id = p.id AND a.alias_key LIKE :any ESCAPE '\\')
       OR (:phone IS NOT NULL AND EXISTS (SELECT 1 FROM contacts c WHERE c.party_id = p.id
         AND replace(replace(replace(replace(c.phone, ' ', ''), '-', ''), '(', ''), ')', '') LIKE :phone)))
     ORDER BY (:role IS NOT NULL AND EXISTS (SELECT 1 FROM party_roles o WHERE o.party_id = p.id AND o.role = :role)) DESC,
       (p.name_key LIKE :start ESCAPE '\\') DESC, (p.initials LIKE :start ESCAPE '\\') DESC, p.name_sort LIMIT :limit`,
    { any, start, key, phone, limit, role },
  );
}

export interface PartyName {
  id: string;
  name: string;
  nameKey: string;
  /** Code under which a ledger knew the party. */
  customerCode: string | null;
}

/** Every live party under its name and each of its former names, the oldest first. */
export function allPartyNames(db: ReadableDb): PartyName[] {
  return db.all<PartyName>(
    `SELECT p.id, p.name, p.name_key AS nameKey, p.extra ->> 'customerCode' AS customerCode FROM parties p WHERE p.voided_at IS NULL
     UNION ALL
     SELECT p.id, p.name, a.alias_key, p.extra ->> 'customerCode' FROM party_aliases a JOIN parties p ON p.id = a.party_id
     WHERE p.voided_at IS NULL ORDER BY 1`,
  );
}

export function isPartyVoided(db: ReadableDb, id: string): boolean {
  return db.pluck<number>('SELECT voided_at IS NOT NULL FROM parties WHERE id = ?', [id]) === 1;
}

/** True while a live record names the party, or it has people of its own. */
export function isPartyNamed(db: ReadableDb, id: string): boolean {
  const people = 'SELECT 1 FROM contacts WHERE party_id = ? AND voided_at IS NULL LIMIT 1';
  return isPartyOnRecords(db, id) || db.pluck<number>(people, [id]) === 1;
}

/** True while a live record of any slice names the party. */
export function isPartyOnRecords(db: ReadableDb, id: string): boolean {
  const named = [
    'SELECT 1 FROM orders WHERE party_id = :id AND voided_at IS NULL',
    'SELECT 1 FROM market_records WHERE (party_id = :id OR shipowner_party_id = :id) AND voided_at IS NULL',
    'SELECT 1 FROM service_cases WHERE party_id = :id AND voided_at IS NULL',
    'SELECT 1 FROM specifications WHERE party_id = :id AND voided_at IS NULL',
    'SELECT 1 FROM sites WHERE (owner_party_id = :id OR yard_party_id = :id) AND voided_at IS NULL',
    'SELECT 1 FROM unit_states WHERE party_id = :id',
  ];
  return named.some((sql) => db.pluck<number>(`${sql} LIMIT 1`, { id }) === 1);
}
