import type { ReadContext } from '#db/kit/context.ts';
import { findSiteIdByHull, findSiteIdByImo } from './sites.repo.ts';

export function findSiteByImo(r: ReadContext, imoNo: string): string | undefined {
  return findSiteIdByImo(r.db, imoNo);
}

export function findSiteByHull(r: ReadContext, yardPartyId: string, hullNo: string): string | undefined {
  return findSiteIdByHull(r.db, yardPartyId, hullNo);
}
