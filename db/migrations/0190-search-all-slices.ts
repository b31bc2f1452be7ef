import type { MigrationStep } from './step.ts';

const KINDS = [
  'parts',
  'engineers',
  'quotations',
  'knowledge',
  'claims',
  'recalls',
  'maintenance',
  'inspection_rounds',
];
const INDEXES = KINDS.map(
  (kind) =>
    `CREATE VIRTUAL TABLE search_${kind} USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");`,
).join('\n');

/** Pinyin was kept with ü, which nobody types, and its syllable whole among the initials: 滤 is now lv and l. */
const PINYIN = ['parties', 'contacts', 'sites', 'products', 'parts']
  .map(
    (table) =>
      `UPDATE search_state SET is_stale = 1 WHERE EXISTS (SELECT 1 FROM ${table} WHERE pinyin LIKE '%ü%');
UPDATE ${table} SET pinyin = replace(pinyin, 'ü', 'v'),
  initials = replace(replace(replace(replace(initials, 'lüe', 'l'), 'nüe', 'n'), 'lü', 'l'), 'nü', 'n') WHERE pinyin LIKE '%ü%';`,
  )
  .join('\n');

/** Indexes for the kinds that were not searched yet. What exists of them is read after the start, see `search_state`. */
export const step0190SearchAllSlices: MigrationStep = {
  version: 190,
  name: 'search over all slices',
  up(db) {
    db.exec(`
${INDEXES}
UPDATE search_state SET is_stale = 1 WHERE EXISTS (SELECT 1 FROM parts) OR EXISTS (SELECT 1 FROM engineers)
  OR EXISTS (SELECT 1 FROM service_quotations) OR EXISTS (SELECT 1 FROM knowledge_articles)
  OR EXISTS (SELECT 1 FROM supplier_claims) OR EXISTS (SELECT 1 FROM recalls)
  OR EXISTS (SELECT 1 FROM maintenance_plans) OR EXISTS (SELECT 1 FROM inspection_rounds);
${PINYIN}
`);
  },
};
