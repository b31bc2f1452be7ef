import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findClaimRow } from './claims.repo.ts';

/** Reads the claim anew for the search: by number, supplier, part, either barcode, lot and reason. */
export function reindexClaim(w: WriteContext, id: string): void {
  const row = requireRow(findClaimRow(w.db, id), 'claims', id);
  w.index({
    kind: 'claims',
    id,
    title: row.no,
    subtitle: [row.supplier, row.part].join(' · '),
    body: [row.barcode, row.replacementBarcode, row.lotNo, row.caseNo, row.reason, row.answer, row.note]
      .filter(Boolean)
      .join('\n'),
  });
}
