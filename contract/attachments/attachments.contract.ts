import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { idInput, idSchema, instantSchema } from '#contract/kit/values.ts';
import { revisionMove, specificationDetail } from '#contract/specifications/specifications.schema.ts';

/** After shrinking a photo has a few hundred kilobytes; a scanned paper may have more. */
export const MAX_ATTACHMENT_BYTES = 8 * 1024 * 1024;
/** Longer side of a stored photo in pixels. */
export const PHOTO_SIDE = 1600;

export const ATTACHED_TO = ['service-cases', 'visits', 'claims', 'units', 'inspection-items'] as const;
export type AttachedTo = (typeof ATTACHED_TO)[number];
/** A letter of a specification takes its file by an act of its own, which binds it into the fingerprint. */
const WITH_FILES = [...ATTACHED_TO, 'specification-revisions'] as const;
export const ATTACHMENT_PURPOSES = ['photo', 'signature', 'document'] as const;
export const ATTACHMENT_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;

export const attachmentAdd = z.strictObject({
  entity: z.enum(ATTACHED_TO),
  entityId: idSchema,
  purpose: z.enum(ATTACHMENT_PURPOSES),
  file: z.file().max(MAX_ATTACHMENT_BYTES),
});
export const revisionFile = revisionMove.extend({ file: z.file().max(MAX_ATTACHMENT_BYTES) });
export const attachmentsOf = z.strictObject({ entity: z.enum(WITH_FILES), entityId: idSchema });

export const attachmentRow = z.object({
  id: z.string(),
  entity: z.enum(WITH_FILES),
  entityId: z.string(),
  purpose: z.enum(ATTACHMENT_PURPOSES),
  sha256: z.string(),
  name: z.string(),
  mediaType: z.enum(ATTACHMENT_TYPES),
  sizeBytes: z.number(),
  createdAt: instantSchema,
  createdBy: z.string(),
  createdByName: z.string().nullable(),
});
export type AttachmentRow = z.infer<typeof attachmentRow>;

export const attachmentContent = attachmentRow.extend({
  /** `data:image/jpeg;base64,…`: shown as it is, without another address. */
  dataUrl: z.string(),
});

const read = needs('cases.read');
const write = needs('cases.write');
export const attachmentsContract = {
  list: read
    .route({ method: 'GET', path: '/attachments' })
    .input(attachmentsOf)
    .output(z.array(attachmentRow)),
  get: read.route({ method: 'GET', path: '/attachments/{id}' }).input(idInput).output(attachmentContent),
  /** Stores the file without what a camera wrote into it about place and time. */
  add: write
    .route({ method: 'POST', path: '/attachments', successStatus: 201 })
    .input(attachmentAdd)
    .output(attachmentRow),
  /** Puts the PDF both sides sign on a letter that is not signed yet; another one takes its place. */
  addToRevision: needs('specifications.write')
    .route({ method: 'POST', path: '/attachments/specification-revisions', successStatus: 201 })
    .input(revisionFile)
    .output(specificationDetail),
  /** Takes it off the record; the content stays for the log. */
  void: write
    .route({ method: 'DELETE', path: '/attachments/{id}' })
    .input(idInput)
    .output(z.object({ id: z.string() })),
};
