import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { reindexClaim } from '#db/slices/claims/claim-search.ts';
import { reindexEngineer } from '#db/slices/engineers/engineer-search.ts';
import { reindexArticle } from '#db/slices/knowledge/article-search.ts';
import { reindexPlan, reindexRound } from '#db/slices/maintenance/maintenance-search.ts';
import { reindexMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { reindexOrder } from '#db/slices/orders/orders.service.ts';
import { reindexParty } from '#db/slices/parties/party-search.ts';
import { reindexPart } from '#db/slices/products/part-search.ts';
import { reindexProduct } from '#db/slices/products/products.service.ts';
import { reindexQuotation, reindexQuotationsOfCase } from '#db/slices/quotations/quotation-search.ts';
import { reindexRecall } from '#db/slices/recalls/recall-search.ts';
import { reindexCase } from '#db/slices/service-cases/case-record.service.ts';
import { reindexSite } from '#db/slices/sites/sites.service.ts';
import { reindexSpecification } from '#db/slices/specifications/specifications.service.ts';
import { reindexUser } from '#db/slices/users/users.service.ts';
import {
  clearIndex,
  countOf,
  idsOfParty,
  isIndexStale,
  markIndex,
  markVoided,
  nextIds,
  type SourceKind,
} from './search.repo.ts';

/** How each slice reads one of its records anew for the search; people are read with their party. */
const SOURCES: Readonly<Record<SourceKind, (w: WriteContext, id: string) => void>> = {
  parties: reindexParty,
  sites: reindexSite,
  products: reindexProduct,
  parts: reindexPart,
  engineers: reindexEngineer,
  users: reindexUser,
  'market-records': reindexMarketRecord,
  specifications: reindexSpecification,
  orders: reindexOrder,
  'service-cases': reindexCase,
  quotations: reindexQuotation,
  knowledge: reindexArticle,
  claims: reindexClaim,
  recalls: reindexRecall,
  maintenance: reindexPlan,
  'inspection-rounds': reindexRound,
};
const KINDS = Object.keys(SOURCES) as SourceKind[];

const RECORDS_A_STEP = 500;

/** True after a migration that changed how the index is made, and after a rebuild that did not end. */
export function needsRebuild(r: ReadContext): boolean {
  return isIndexStale(r.db);
}

export interface RebuildStep {
  kind: SourceKind;
  after: string;
}

/** Empties the index; from here until the last step the search finds only part. Returns the first step. */
export function startRebuild(w: WriteContext): RebuildStep {
  markIndex(w.db, true);
  clearIndex(w.db);
  return { kind: KINDS[0] ?? 'parties', after: '' };
}

/** Reads the next records; null when every kind is done. Records written in between have already indexed themselves. */
export function rebuildStep(
  w: WriteContext,
  { kind, after }: RebuildStep,
): { next: RebuildStep | null; count: number } {
  const ids = nextIds(w.db, kind, after, RECORDS_A_STEP);
  for (const id of ids) SOURCES[kind](w, id);
  const last = ids.at(-1);
  if (last !== undefined) return { next: { kind, after: last }, count: ids.length };
  markVoided(w.db, kind);
  const following = KINDS[KINDS.indexOf(kind) + 1];
  if (following === undefined) markIndex(w.db, false);
  return { next: following === undefined ? null : { kind: following, after: '' }, count: 0 };
}

export function countRecords(r: ReadContext): number {
  return KINDS.reduce((sum, kind) => sum + countOf(r.db, kind), 0);
}

/** After a party got another name: every record that shows it is found by the new one. */
export function reindexRecordsOfParty(w: WriteContext, partyId: string): void {
  for (const kind of KINDS) {
    for (const id of idsOfParty(w.db, kind, partyId)) SOURCES[kind](w, id);
  }
}

/** After a case got another customer or subject: its quotations are found by the new ones. */
export function reindexRecordsOfCase(w: WriteContext, caseId: string): void {
  reindexQuotationsOfCase(w, caseId);
}
