import type { z } from 'zod';
import { ruleBroken } from '#contract/kit/errors.ts';
import { canMoveRevision, type RevisionState } from '#contract/specifications/revision-states.ts';
import type {
  revisionClose,
  revisionMove,
  revisionSign,
  SpecificationDetail,
} from '#contract/specifications/specifications.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { requireRow, requireVersion } from '#db/kit/row-meta.ts';
import { markSpecificationSigned } from '#db/slices/market-records/market-record-stages.service.ts';
import { contentHash } from './revision-content.ts';
import {
  findRevisionInState,
  findSpecification,
  itemsOf,
  revisions,
  type StoredRevision,
} from './specifications.repo.ts';
import { ENTITY, requireRevision, touchSpecification } from './specifications.service.ts';

type Move = z.infer<typeof revisionMove>;
type Close = z.infer<typeof revisionClose>;

function moved(
  w: WriteContext,
  current: StoredRevision,
  to: RevisionState,
  patch: Partial<StoredRevision>,
): void {
  if (!canMoveRevision(current.state, to))
    throw ruleBroken('illegal_transition', { from: current.state, to });
  const after = { ...patch, state: to, version: current.version + 1 };
  revisions.update(w.db, current.id, after);
  w.log({
    entity: ENTITY,
    id: current.specificationId,
    action: 'update',
    before: current,
    after: { ...after, letter: current.letter },
  });
}

function step(
  w: WriteContext,
  input: Move,
  to: RevisionState,
  patch: Partial<StoredRevision> = {},
): SpecificationDetail {
  const current = requireRevision(w, input.id, input.letter);
  requireVersion(ENTITY, current, input.version);
  moved(w, current, to, patch);
  return touchSpecification(w, input.id);
}

/** Gives way to a later letter. */
function supersede(w: WriteContext, old: StoredRevision | undefined, by: string): void {
  if (old && old.letter !== by) moved(w, old, 'superseded', { closedReason: by });
}

/** Hands the draft over for internal review. */
export function submitRevision(w: WriteContext, input: Move): SpecificationDetail {
  return step(w, input, 'review');
}

/** Back from review to the author, with what is to be changed. */
export function returnRevision(w: WriteContext, input: Close): SpecificationDetail {
  return step(w, input, 'draft', { closedReason: input.reason });
}

/** Drops a revision that is not signed; its letter is not used again. */
export function voidRevision(w: WriteContext, input: Close): SpecificationDetail {
  return step(w, input, 'void', { closedReason: input.reason });
}

/**
 * Freezes the content with its hash and the title block of the day. An older issued, unsigned letter is superseded;
 * a signed one stays in force. RULE_BROKEN: revision_empty, illegal_transition.
 */
export function issueRevision(w: WriteContext, input: Move): SpecificationDetail {
  const current = requireRevision(w, input.id, input.letter);
  requireVersion(ENTITY, current, input.version);
  if (!canMoveRevision(current.state, 'issued'))
    throw ruleBroken('illegal_transition', { from: current.state, to: 'issued' });
  const items = itemsOf(w.db, current.id);
  if (items.length === 0) throw ruleBroken('revision_empty', { letter: current.letter });
  const document = requireRow(findSpecification(w.db, input.id), ENTITY, input.id);
  const { no, title, partyName, productName, model } = document;
  const head = { no, title, partyName, productName, model };
  supersede(w, findRevisionInState(w.db, input.id, 'issued'), current.letter);
  const frozen = {
    head,
    contentHash: contentHash({ ...current, head }, items),
    issuedAt: w.at,
    closedReason: null,
  };
  moved(w, current, 'issued', frozen);
  return touchSpecification(w, input.id);
}

/**
 * Records the signatures. The letter signed before is superseded (orders keep pointing at it) and the market record
 * moves to `specification_signed` in the same transaction. RULE_BROKEN illegal_transition unless issued.
 */
export function signRevision(w: WriteContext, input: z.infer<typeof revisionSign>): SpecificationDetail {
  requireHappened(w, { signedOn: input.signedOn });
  const current = requireRevision(w, input.id, input.letter);
  requireVersion(ENTITY, current, input.version);
  if (!canMoveRevision(current.state, 'signed'))
    throw ruleBroken('illegal_transition', { from: current.state, to: 'signed' });
  supersede(w, findRevisionInState(w.db, input.id, 'signed'), current.letter);
  moved(w, current, 'signed', {
    signedOn: input.signedOn ?? w.today,
    signedByUs: input.signedByUs || w.actor.username,
    signedByCustomer: input.signedByCustomer,
  });
  const detail = touchSpecification(w, input.id);
  if (detail.marketRecordId)
    markSpecificationSigned(w, detail.marketRecordId, `${detail.no} ${current.letter}`);
  return detail;
}
