import type { ReadContext } from '#db/kit/context.ts';
import { findPartyByCreditCode } from './parties.repo.ts';

export function findPartyIdByCreditCode(r: ReadContext, creditCode: string): string | undefined {
  return findPartyByCreditCode(r.db, creditCode);
}
