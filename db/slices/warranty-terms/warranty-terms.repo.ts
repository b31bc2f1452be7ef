import type { TermsRow } from '#contract/warranty-terms/warranty-terms.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredTerms = Omit<TermsRow, 'isFixed' | 'isCurrent'>;
export const warrantyTerms = defineTable<StoredTerms>({
  name: 'warranty_terms',
  columns: ['id', 'name', 'validFrom', 'clause', 'note', ...ROW_META_COLUMNS],
  stored: { clause: 'json' },
});

/** Live terms: those of the house from the newest day on, then the others by name. */
export function liveTerms(db: ReadableDb): StoredTerms[] {
  return db
    .all<StoredTerms>(
      `SELECT ${warrantyTerms.select('t')} FROM warranty_terms t WHERE t.voided_at IS NULL
       ORDER BY t.valid_from IS NULL, t.valid_from DESC, sort_key(t.name)`,
    )
    .map((raw) => warrantyTerms.read(raw) as StoredTerms);
}
