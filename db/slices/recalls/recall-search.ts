import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findRecallRow } from './recalls.repo.ts';

/** Reads the recall anew for the search: by number, title, lot, part, reason and measure. */
export function reindexRecall(w: WriteContext, id: string): void {
  const { no, title, lotNo, part, reason, measure, note } = requireRow(
    findRecallRow(w.db, id),
    'recalls',
    id,
  );
  w.index({
    kind: 'recalls',
    id,
    title: `${no} ${title}`,
    subtitle: [lotNo, part].filter(Boolean).join(' · '),
    body: [reason, measure, note].filter(Boolean).join('\n'),
  });
}
