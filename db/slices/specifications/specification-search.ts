import type { SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';

/** Puts the specification into the search with the items of its newest revision. */
export function indexSpecification(w: WriteContext, detail: SpecificationDetail): void {
  const newest = detail.revisions.findLast((revision) => revision.letter === detail.letter);
  const items = (newest?.items ?? []).flatMap((item) => [item.parameter, item.value]);
  w.index({
    kind: 'specifications',
    id: detail.id,
    title: detail.no,
    subtitle: [detail.title, detail.partyName, detail.model].filter(Boolean).join(' · '),
    body: [detail.productName, detail.marketRecordNo, newest?.summary, ...items].filter(Boolean).join('\n'),
  });
}
