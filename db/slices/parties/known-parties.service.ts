import { ruleBroken } from '#contract/kit/errors.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { findPartyByCreditCode, isPartyVoided } from './parties.repo.ts';

export function findPartyIdByCreditCode(r: ReadContext, creditCode: string): string | undefined {
  return findPartyByCreditCode(r.db, creditCode);
}

/** RULE_BROKEN record_voided: nothing new hangs on a voided party. Whether there is one at all is the reference's to say. */
export function requireLiveParty(r: ReadContext, id: string): void {
  if (isPartyVoided(r.db, id)) throw ruleBroken('record_voided', { entity: 'parties' });
}
