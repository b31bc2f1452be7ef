import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { articles, revisionsOf } from './knowledge.repo.ts';

const STATES = ['published', 'review', 'draft'] as const;

/** Reads the article anew for the search, as the list shows it: the revision in force, else the one in work. */
export function reindexArticle(w: WriteContext, id: string): void {
  const { no } = requireRow(articles.find(w.db, id), 'knowledge', id);
  const revisions = revisionsOf(w.db, id);
  const shown =
    STATES.flatMap((state) => revisions.find((one) => one.state === state) ?? [])[0] ?? revisions[0];
  if (!shown) return;
  const { title, products, parts, symptom, cause, remedy, faultCodes, caseNo } = shown;
  w.index({
    kind: 'knowledge',
    id,
    title: `${no} ${title}`,
    subtitle: [...products, ...parts].join(' · '),
    body: [...faultCodes, caseNo, symptom, cause, remedy].filter(Boolean).join('\n'),
  });
}
