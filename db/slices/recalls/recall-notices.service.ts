import type { RecallNotice } from '#contract/recalls/recalls.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { noticesOf } from './recalls.repo.ts';

/** What must be said when one of these units is scanned: recalls it falls under, settled for it or not. */
export function recallNotices(r: ReadContext, unitIds: readonly string[]): RecallNotice[] {
  return noticesOf(r.db, unitIds);
}
