import type { QuotationRow } from '#contract/quotations/quotations.contract.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findQuotationRow, quotationsOfCase } from './quotations.repo.ts';

function index(w: WriteContext, row: QuotationRow): void {
  w.index({
    kind: 'quotations',
    id: row.id,
    title: row.no + row.letter,
    subtitle: [row.partyName, row.caseTitle].filter(Boolean).join(' · '),
    body: [row.caseNo, row.siteName, row.barcode, ...row.lines.map((line) => line.text), row.terms]
      .filter(Boolean)
      .join('\n'),
  });
}

/** Reads the quotation anew for the search. */
export function reindexQuotation(w: WriteContext, id: string): void {
  index(w, requireRow(findQuotationRow(w.db, id), 'quotations', id));
}

/** Quotations show customer and subject of their case; after a change of these they are found by the new ones. */
export function reindexQuotationsOfCase(w: WriteContext, caseId: string): void {
  for (const row of quotationsOfCase(w.db, caseId)) index(w, row);
}
