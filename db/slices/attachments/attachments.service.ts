import type { z } from 'zod';
import type { AttachmentRow, attachmentsOf } from '#contract/attachments/attachments.contract.ts';
import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import {
  findAttachment,
  hasRecord,
  listAttachments,
  putAttachment,
  voidStoredAttachment,
} from './attachments.repo.ts';
import type { StoredContent } from './content-store.ts';

export function attachmentsOfRecord(r: ReadContext, input: z.infer<typeof attachmentsOf>): AttachmentRow[] {
  return listAttachments(r.db, input.entity, input.entityId);
}

export function getAttachment(r: ReadContext, id: string): AttachmentRow {
  return requireRow(findAttachment(r.db, id), 'attachments', id);
}

interface NewAttachment extends z.infer<typeof attachmentsOf> {
  purpose: AttachmentRow['purpose'];
  content: StoredContent;
}

/** Puts stored content on a record. NOT_FOUND when there is no such record. */
export function addAttachment(w: WriteContext, input: NewAttachment): AttachmentRow {
  const { entity, entityId, purpose, content } = input;
  if (!hasRecord(w.db, entity, entityId)) throw new DomainError('NOT_FOUND', { entity, key: entityId });
  const row = {
    id: w.newId(),
    entity,
    entityId,
    purpose,
    ...content,
    createdAt: w.at,
    createdBy: w.actor.userId,
  };
  const id = putAttachment(w.db, row);
  w.log({ entity, id: entityId, action: 'update', after: { attachment: { ...row, id } } });
  return getAttachment(w, id);
}

/** Takes an attachment off its record; the content stays, because the log names it. RULE_BROKEN for what is bound into a revision. */
export function voidAttachment(w: WriteContext, id: string): { id: string } {
  const row = getAttachment(w, id);
  if (row.entity === 'specification-revisions') throw ruleBroken('revision_immutable');
  voidStoredAttachment(w.db, id, w.at, w.actor.userId);
  w.log({ entity: row.entity, id: row.entityId, action: 'update', before: { attachment: row }, after: null });
  return { id };
}
