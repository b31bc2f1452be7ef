import type { z } from 'zod';
import type { AttachmentRow } from '#contract/attachments/attachments.contract.ts';
import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import { isEditable } from '#contract/specifications/revision-states.ts';
import type { revisionMove, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireVersion } from '#db/kit/row-meta.ts';
import { addAttachment } from '#db/slices/attachments/attachments.service.ts';
import { contentHash } from './revision-content.ts';
import { itemsOf, revisions } from './specifications.repo.ts';
import { ENTITY, requireRevision, touchSpecification } from './specifications.service.ts';

type Content = Pick<AttachmentRow, 'sha256' | 'name' | 'mediaType' | 'sizeBytes'>;

/**
 * Puts the PDF both sides sign on a letter; its SHA-256 goes into the fingerprint of the letter: at once when it is
 * issued, with the issue while it is drafted. Once signed neither changes. RULE_BROKEN revision_immutable, STALE,
 * UNSUPPORTED_FILE for anything but a PDF.
 */
export function attachRevisionFile(
  w: WriteContext,
  input: z.infer<typeof revisionMove>,
  content: Content,
): SpecificationDetail {
  const current = requireRevision(w, input.id, input.letter);
  const { letter, state } = current;
  if (!isEditable(state) && state !== 'issued') throw ruleBroken('revision_immutable', { letter, state });
  requireVersion(ENTITY, current, input.version);
  if (content.mediaType !== 'application/pdf')
    throw new DomainError('UNSUPPORTED_FILE', { reason: 'type', detected: content.mediaType });
  addAttachment(w, { entity: 'specification-revisions', entityId: current.id, purpose: 'document', content });
  const fileSha256 = content.sha256;
  const hashed = contentHash({ ...current, fileSha256 }, itemsOf(w.db, current.id));
  const patch = {
    fileSha256,
    version: current.version + 1,
    ...(state === 'issued' ? { contentHash: hashed } : {}),
  };
  revisions.update(w.db, current.id, patch);
  w.log({ entity: ENTITY, id: input.id, action: 'update', before: current, after: { ...patch, letter } });
  return touchSpecification(w, input.id);
}
