import type { z } from 'zod';
import type { Matched } from '#contract/kit/rows.ts';
import type { SiteRow, siteCreate, siteUpdate } from '#contract/sites/sites.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { requireRow, restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { foldText } from '#db/kit/text.ts';
import { findSitesNamed } from './site-match.repo.ts';
import { findSite, sites } from './sites.repo.ts';
import { createSite, updateSite, voidSite } from './sites.service.ts';

/** Sites as rows of a grid. */
export const siteRows: RowSlice<z.infer<typeof siteCreate>, z.infer<typeof siteUpdate>, SiteRow> = {
  entity: 'sites',
  read: (r, id) => requireRow(findSite(r.db, id), 'sites', id),
  create: (w, input) => createSite(w, input).id,
  update: (w, input) => void updateSite(w, input),
  void: (w, input) => void voidSite(w, input),
  restore: (w, input) => restoreRow(w, 'sites', sites, input),
};

/** Which site each text names exactly, by number, name or IMO number; none when it names several. */
export function matchSites(r: ReadContext, texts: readonly string[]): Matched[] {
  return texts.map((text) => {
    const found = findSitesNamed(r.db, foldText(text));
    const only = found.length === 1 ? found[0] : undefined;
    return { text, count: found.length, id: only?.id ?? null, label: only?.label ?? null };
  });
}
