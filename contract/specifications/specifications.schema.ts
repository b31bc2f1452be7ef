import { z } from 'zod';
import { shown } from '#contract/field-masks/field-marks.ts';
import {
  dateSchema,
  idSchema,
  longText,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { DIFFERENCE_KINDS, ITEM_FIELDS } from './revision-diff.ts';
import { REVISION_STATES } from './revision-states.ts';

const optional = shortText.nullable().optional();
export const letterSchema = z.string().regex(/^[A-Z]{1,3}$/u);

/** One line of the specification: a physical value is a decimal text with its unit and tolerance. */
export const itemFields = z.strictObject({
  clause: optional,
  parameter: requiredText,
  value: z.string().trim().max(2000).nullable().optional(),
  unit: z.string().trim().max(40).nullable().optional(),
  tolerance: optional,
  verification: optional,
  note: z.string().trim().max(2000).nullable().optional(),
});
const items = z.array(itemFields).max(2000);

export const specificationFields = z.strictObject({
  title: requiredText,
  partyId: idSchema,
  marketRecordId: idSchema.nullable().optional(),
  productId: idSchema.nullable().optional(),
  model: optional,
  ownerUserId: z.string().nullable().optional(),
  note: longText.nullable().optional(),
});
/** A new document starts with revision A as a draft. */
export const specificationCreate = specificationFields.extend({
  summary: longText.nullable().optional(),
  items: items.optional(),
});
export const specificationUpdate = specificationFields
  .partial()
  .extend({ id: idSchema, version: versionSchema });

export const newRevisionInput = z.strictObject({ id: idSchema, summary: longText.nullable().optional() });
/** `version` is the revision's own. */
const revisionKey = z.strictObject({ id: idSchema, letter: letterSchema, version: versionSchema });
/** What can be written in a draft. */
export const revisionContent = z.strictObject({
  summary: longText.nullable().optional(),
  items: items.optional(),
});
export const revisionSave = revisionKey.extend(revisionContent.shape);
export const revisionMove = revisionKey;
export const revisionClose = revisionKey.extend({ reason: requiredText });
export const revisionSign = revisionKey.extend({
  signedOn: dateSchema.optional(),
  signedByUs: shortText.optional(),
  signedByCustomer: requiredText,
});
export const differenceInput = z.strictObject({ id: idSchema, from: letterSchema, to: letterSchema });

export const itemRow = z.object({
  seq: z.number(),
  clause: z.string().nullable(),
  parameter: z.string(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  tolerance: z.string().nullable(),
  verification: z.string().nullable(),
  note: z.string().nullable(),
});
export type ItemRow = z.infer<typeof itemRow>;

export const revisionRow = z.object({
  id: z.string(),
  specificationId: z.string(),
  letter: z.string(),
  state: z.enum(REVISION_STATES),
  summary: z.string().nullable(),
  /** Title block as it was when issued. */
  head: z.record(z.string(), z.string().nullable()).nullable(),
  contentHash: z.string().nullable(),
  /** False when the stored content no longer has the hash it was issued with; null before issue. */
  isIntact: z.boolean().nullable(),
  fileSha256: z.string().nullable(),
  issuedAt: z.number().nullable(),
  signedOn: z.string().nullable(),
  signedByUs: z.string().nullable(),
  signedByCustomer: z.string().nullable(),
  closedReason: z.string().nullable(),
  createdAt: z.number(),
  createdBy: z.string(),
  version: z.number(),
  items: z.array(itemRow),
});
export type RevisionRow = z.infer<typeof revisionRow>;

/** `letter` and `state` are the newest revision's; `signed…` the one in force, if any. */
export const specificationRow = z.object({
  ...rowMeta,
  no: z.string(),
  title: z.string(),
  partyId: z.string(),
  partyName: z.string(),
  marketRecordId: z.string().nullable(),
  marketRecordNo: z.string().nullable(),
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  model: z.string().nullable(),
  ownerUserId: z.string().nullable(),
  ownerName: z.string().nullable(),
  note: z.string().nullable(),
  letter: z.string(),
  state: z.enum(REVISION_STATES),
  signedRevisionId: z.string().nullable(),
  signedLetter: z.string().nullable(),
  signedOn: z.string().nullable(),
});
export type SpecificationRow = z.infer<typeof specificationRow>;

export const specificationDetail = specificationRow.extend({
  revisions: z.array(revisionRow),
  orders: z.array(
    z.object({
      id: z.string(),
      no: z.string(),
      orderedOn: z.string(),
      letter: z.string(),
      grossMinor: shown('orders.amounts', z.number()),
      currency: z.string(),
      state: z.string(),
    }),
  ),
});
export type SpecificationDetail = z.infer<typeof specificationDetail>;

const diffItem = itemRow.omit({ seq: true });
export const differenceOutput = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(
    z.object({
      kind: z.enum(DIFFERENCE_KINDS),
      before: diffItem.nullable(),
      after: diffItem.nullable(),
      fields: z.array(z.enum(ITEM_FIELDS)),
      step: z.number().nullable(),
    }),
  ),
});
export type Difference = z.infer<typeof differenceOutput>;
