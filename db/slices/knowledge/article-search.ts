import { revisionInForce } from '#contract/knowledge/revision-in-force.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { articles, revisionsOf } from './knowledge.repo.ts';

/** Reads the article anew for the search, as the list shows it: the revision in force, else the one in work. */
export function reindexArticle(w: WriteContext, id: string): void {
  const { no } = requireRow(articles.find(w.db, id), 'knowledge', id);
  const shown = revisionInForce(revisionsOf(w.db, id));
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
