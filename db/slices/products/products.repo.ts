import type { PartRow } from '#contract/products/parts.contract.ts';
import type { ProductRow } from '#contract/products/products.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { indexedSearch, type ListSpec, likePattern, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { defineTable } from '#db/kit/table.ts';
import { foldText } from '#db/kit/text.ts';

export type StoredProduct = ProductRow & {
  codeKey: string;
  pinyin: string;
  initials: string;
  importBatchId: string | null;
};
export type StoredPart = PartRow & { partKey: string; pinyin: string; initials: string };

export const products = defineTable<StoredProduct>({
  name: 'products',
  sortKeys: { code: 'code_sort', name: 'name_sort' },
  columns: [
    'id',
    'code',
    'codeKey',
    'name',
    'family',
    'uom',
    'gtin',
    'factoryNoForm',
    'pinyin',
    'initials',
    'importBatchId',
    ...ROW_META_COLUMNS,
  ],
});
export const parts = defineTable<StoredPart>({
  name: 'parts',
  sortKeys: { drawingNo: 'drawing_no_sort', name: 'name_sort' },
  columns: [
    'id',
    'drawingNo',
    'revision',
    'partKey',
    'name',
    'tracking',
    'uom',
    'gtin',
    'supersedesId',
    'pinyin',
    'initials',
    ...ROW_META_COLUMNS,
  ],
});

export const productList: ListSpec<ProductRow> = {
  from: 'products p',
  select: products.select('p'),
  id: 'p.id',
  columns: {
    code: wordsColumn('p.code', { key: 'p.code_sort' }),
    name: wordsColumn('p.name', { key: 'p.name_sort' }),
    family: wordsColumn('p.family'),
    uom: { sql: 'p.uom', type: 'text' },
    gtin: { sql: 'p.gtin', type: 'text' },
    factoryNoForm: { sql: 'p.factory_no_form', type: 'text' },
  },
  defaultSort: [{ column: 'code', direction: 'asc' }],
  voided: 'p.voided_at',
  search: (text) => indexedSearch('products', 'p.id', ftsPhrase(text)),
};

export const partList: ListSpec<PartRow> = {
  from: 'parts t',
  select: parts.select('t'),
  id: 't.id',
  columns: {
    drawingNo: wordsColumn('t.drawing_no', { key: 't.drawing_no_sort' }),
    revision: wordsColumn('t.revision'),
    name: wordsColumn('t.name', { key: 't.name_sort' }),
    tracking: { sql: 't.tracking', type: 'text' },
    uom: { sql: 't.uom', type: 'text' },
    gtin: { sql: 't.gtin', type: 'text' },
  },
  defaultSort: [{ column: 'drawingNo', direction: 'asc' }],
  voided: 't.voided_at',
  search: (text) => indexedSearch('parts', 't.id', ftsPhrase(text)),
};

export function findProductByCode(db: ReadableDb, code: string): StoredProduct | undefined {
  return db.get<StoredProduct>(`SELECT ${products.select('p')} FROM products p WHERE p.code_key = ?`, [
    foldText(code),
  ]);
}

export function findPartByKey(db: ReadableDb, partKey: string): StoredPart | undefined {
  return db.get<StoredPart>(`SELECT ${parts.select('t')} FROM parts t WHERE t.part_key = ?`, [partKey]);
}

/** Product and part that carry a trade item number of 14 digits. */
export function findByGtin(
  db: ReadableDb,
  gtin: string,
): { productId: string | null; partId: string | null } | undefined {
  return db.get(
    `SELECT id AS productId, NULL AS partId FROM products WHERE gtin = :gtin
     UNION ALL SELECT NULL, id FROM parts WHERE gtin = :gtin LIMIT 1`,
    { gtin },
  );
}

interface Picked {
  id: string;
  no: string;
  label: string;
  hint: string;
}

export function pickProducts(db: ReadableDb, text: string, limit: number): Picked[] {
  const any = likePattern(foldText(text));
  const start = any.slice(1);
  return db.all<Picked>(
    `SELECT id, code AS no, name AS label, code AS hint FROM products WHERE voided_at IS NULL
       AND (id = :text OR code_key LIKE :any ESCAPE '\\' OR lower(name) LIKE :any ESCAPE '\\' OR pinyin LIKE :start ESCAPE '\\' OR initials LIKE :any ESCAPE '\\')
     ORDER BY (code_key LIKE :start ESCAPE '\\') DESC, code_sort LIMIT :limit`,
    { any, start, text, limit },
  );
}

export function pickParts(db: ReadableDb, text: string, limit: number): Picked[] {
  const any = likePattern(foldText(text));
  const start = any.slice(1);
  return db.all<Picked>(
    `SELECT id, drawing_no AS no, name AS label, trim(drawing_no || ' ' || revision) AS hint FROM parts WHERE voided_at IS NULL
       AND (id = :text OR part_key LIKE :any ESCAPE '\\' OR lower(name) LIKE :any ESCAPE '\\' OR pinyin LIKE :start ESCAPE '\\' OR initials LIKE :any ESCAPE '\\')
     ORDER BY (part_key LIKE :start ESCAPE '\\') DESC, drawing_no_sort, sort_key(revision) LIMIT :limit`,
    { any, start, text, limit },
  );
}
