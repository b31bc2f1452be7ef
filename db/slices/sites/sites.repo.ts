import type { SiteRow } from '#contract/sites/sites.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { readReasons } from '#db/kit/checked-texts.ts';
import { indexedSearch, type ListSpec, likePattern, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { defineTable } from '#db/kit/table.ts';
import { foldText } from '#db/kit/text.ts';

export type StoredSite = Omit<SiteRow, 'yardName' | 'ownerName'> & {
  nameKey: string;
  pinyin: string;
  initials: string;
};

export const sites = defineTable<StoredSite>({
  name: 'sites',
  sortKeys: { name: 'name_sort' },
  columns: [
    'id',
    'no',
    'name',
    'nameKey',
    'kind',
    'imoNo',
    'yardPartyId',
    'hullNo',
    'shipTypeCode',
    'classCode',
    'ownerPartyId',
    'deliveredOn',
    'address',
    'pinyin',
    'initials',
    'note',
    'exceptions',
    ...ROW_META_COLUMNS,
  ],
  stored: { exceptions: 'json' },
});

const FROM =
  'sites s LEFT JOIN parties y ON y.id = s.yard_party_id LEFT JOIN parties o ON o.id = s.owner_party_id';
const SELECT = `${sites.select('s')}, y.name AS yardName, o.name AS ownerName`;

export const siteList: ListSpec<SiteRow> = {
  from: FROM,
  select: SELECT,
  id: 's.id',
  columns: {
    no: wordsColumn('s.no'),
    name: wordsColumn('s.name', { key: 's.name_sort' }),
    kind: { sql: 's.kind', type: 'text' },
    imoNo: { sql: 's.imo_no', type: 'text', isNullable: true },
    hullNo: wordsColumn('s.hull_no', { isNullable: true }),
    yardName: wordsColumn('y.name', { isNullable: true, key: 'y.name_sort' }),
    ownerName: wordsColumn('o.name', { isNullable: true, key: 'o.name_sort' }),
    ownerPartyId: { sql: 's.owner_party_id', type: 'text', isNullable: true },
    shipTypeCode: { sql: 's.ship_type_code', type: 'text', isNullable: true },
    classCode: { sql: 's.class_code', type: 'text', isNullable: true },
    deliveredOn: { sql: 's.delivered_on', type: 'text', isNullable: true },
  },
  defaultSort: [{ column: 'name', direction: 'asc' }],
  voided: 's.voided_at',
  search: (text) => indexedSearch('sites', 's.id', ftsPhrase(text)),
  read: readSite,
};

function readSite(raw: SiteRow): SiteRow {
  return { ...raw, exceptions: readReasons(raw.exceptions) };
}

export function findSite(db: ReadableDb, id: string): SiteRow | undefined {
  const raw = db.get<SiteRow>(`SELECT ${SELECT} FROM ${FROM} WHERE s.id = ?`, [id]);
  return raw && readSite(raw);
}

export function findSiteIdByImo(db: ReadableDb, imoNo: string): string | undefined {
  return db.pluck<string>('SELECT id FROM sites WHERE imo_no = ?', [imoNo]);
}

export function findSiteIdByHull(db: ReadableDb, yardPartyId: string, hullNo: string): string | undefined {
  return db.pluck<string>('SELECT id FROM sites WHERE yard_party_id = ? AND hull_no = ?', [
    yardPartyId,
    hullNo,
  ]);
}

export function findSiteIdByName(db: ReadableDb, name: string): string | undefined {
  return db.pluck<string>(
    'SELECT id FROM sites WHERE name_key = ? AND voided_at IS NULL ORDER BY created_at LIMIT 1',
    [foldText(name)],
  );
}

export function putSiteOwner(db: WritableDb, siteId: string, fromOn: string, partyId: string): void {
  db.run(
    'INSERT INTO site_owners (site_id, from_on, party_id) VALUES (?, ?, ?) ON CONFLICT (site_id, from_on) DO UPDATE SET party_id = excluded.party_id',
    [siteId, fromOn, partyId],
  );
}

export function ownersOf(
  db: ReadableDb,
  siteId: string,
): { fromOn: string; partyId: string; partyName: string }[] {
  return db.all(
    `SELECT so.from_on AS fromOn, so.party_id AS partyId, p.name AS partyName FROM site_owners so
     JOIN parties p ON p.id = so.party_id WHERE so.site_id = ? ORDER BY so.from_on DESC`,
    [siteId],
  );
}

/** Machines that work here; their parts travel with them. */
export function unitsAt(
  db: ReadableDb,
  siteId: string,
): { id: string; barcode: string; name: string | null; status: string }[] {
  return db.all(
    `SELECT u.id, u.barcode, COALESCE(p.name, t.name) AS name, st.status FROM unit_states st
     JOIN units u ON u.id = st.unit_id LEFT JOIN products p ON p.id = u.product_id LEFT JOIN parts t ON t.id = u.part_id
     WHERE st.site_id = ? AND st.parent_unit_id IS NULL ORDER BY u.barcode LIMIT 200`,
    [siteId],
  );
}

export function pickSites(db: ReadableDb, text: string, limit: number) {
  const any = likePattern(foldText(text));
  const start = any.slice(1);
  return db.all<{ id: string; no: string; label: string; hint: string }>(
    `SELECT s.id, s.no, s.name AS label, trim(COALESCE(y.name || ' ', '') || COALESCE(s.hull_no, '') || COALESCE(' IMO ' || s.imo_no, '')) AS hint
     FROM ${FROM} WHERE s.voided_at IS NULL AND (s.id = :text OR s.name_key LIKE :any ESCAPE '\\' OR s.pinyin LIKE :start ESCAPE '\\'
       OR s.initials LIKE :any ESCAPE '\\' OR s.imo_no LIKE :start ESCAPE '\\' OR lower(s.hull_no) LIKE :any ESCAPE '\\' OR lower(s.no) LIKE :any ESCAPE '\\')
     ORDER BY (s.name_key LIKE :start ESCAPE '\\') DESC, s.name_sort LIMIT :limit`,
    { any, start, text, limit },
  );
}

/** True while a unit is there or a live record of service or sales names it. */
export function isSiteInUse(db: ReadableDb, id: string): boolean {
  const named = [
    'SELECT 1 FROM unit_states WHERE site_id = :id',
    'SELECT 1 FROM service_cases WHERE site_id = :id AND voided_at IS NULL',
    'SELECT 1 FROM market_records WHERE site_id = :id AND voided_at IS NULL',
  ];
  return named.some((sql) => db.pluck<number>(`${sql} LIMIT 1`, { id }) === 1);
}
