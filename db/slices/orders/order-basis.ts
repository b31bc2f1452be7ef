import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireLeadFor } from '#db/slices/market-records/market-record-stages.service.ts';
import { findOrderBasis } from '#db/slices/specifications/specifications.service.ts';

interface Basis {
  partyId: string | undefined;
  partyName: string | undefined;
  marketRecordId: string | null;
  revisionId: string | null;
  overrideReason: string | null;
}

/**
 * What the order stands on. Without a signed revision it needs a reason and the permission to override; an unsigned
 * revision is then left out. RULE_BROKEN specification_not_signed, FORBIDDEN orders.override.
 */
export function orderBasis(
  w: WriteContext,
  revisionId: string | null | undefined,
  overrideReason: string | undefined,
): Basis {
  const found = revisionId ? findOrderBasis(w, revisionId) : undefined;
  if (revisionId && !found) throw new DomainError('NOT_FOUND', { entity: 'specifications', key: revisionId });
  const { partyId, partyName, marketRecordId = null } = found ?? {};
  const isSigned = found?.state === 'signed' && found.isVoided === 0;
  if (isSigned)
    return { partyId, partyName, marketRecordId, revisionId: revisionId ?? null, overrideReason: null };
  if (!overrideReason)
    throw ruleBroken('specification_not_signed', {
      letter: found?.letter ?? null,
      state: found?.state ?? null,
    });
  if (!isAllowed(w.actor.role, 'orders.override'))
    throw new DomainError('FORBIDDEN', { permission: 'orders.override' });
  return { partyId, partyName, marketRecordId, revisionId: null, overrideReason };
}

/**
 * The lead a new order stands on: the one it names, else that of its specification. One it names beside its
 * specification has to be of the customer or the shipowner.
 */
export function leadOf(
  w: WriteContext,
  named: string | null | undefined,
  basis: Basis,
  parties: { partyId: string; shipownerPartyId: string | null },
): string | null {
  if (named === undefined) return basis.marketRecordId;
  if (named !== null && named !== basis.marketRecordId) requireLeadFor(w, named, parties);
  return named;
}
