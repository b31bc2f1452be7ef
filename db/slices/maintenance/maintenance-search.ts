import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findPlan } from './plans.repo.ts';
import { findRoundRow } from './rounds.repo.ts';

/** Reads the plan anew for the search: by number, title, machine and what is done. */
export function reindexPlan(w: WriteContext, id: string): void {
  const { no, title, barcode, product, checklist, note } = requireRow(findPlan(w.db, id), 'maintenance', id);
  w.index({
    kind: 'maintenance',
    id,
    title: `${no} ${title}`,
    subtitle: [barcode, product].filter(Boolean).join(' · '),
    body: [...checklist, note].filter(Boolean).join('\n'),
  });
}

/** Reads the round anew for the search: by number, title, day and note. */
export function reindexRound(w: WriteContext, id: string): void {
  const { no, title, plannedOn, note } = requireRow(findRoundRow(w.db, id), 'inspection-rounds', id);
  w.index({ kind: 'inspection-rounds', id, title: `${no} ${title}`, subtitle: plannedOn, body: note ?? '' });
}
