import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import {
  codeText,
  idInput,
  idSchema,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { gtinSchema } from './gtin.ts';
import { TRACKING } from './tracking.ts';

const uom = z.string().trim().min(1).max(20);

export const partFields = z.strictObject({
  drawingNo: codeText,
  revision: shortText.optional(),
  name: requiredText,
  tracking: z.enum(TRACKING).optional(),
  uom: uom.optional(),
  gtin: gtinSchema.nullable().optional(),
});
export const partUpdate = partFields.partial().extend({ id: idSchema, version: versionSchema });
/** The next revision of a drawing: everything as it was but the revision, with the bill of material as a draft. */
export const partRevise = z.strictObject({ id: idSchema, revision: requiredText });

export const partRow = z.object({
  ...rowMeta,
  drawingNo: z.string(),
  revision: z.string(),
  name: z.string(),
  tracking: z.enum(TRACKING),
  uom: z.string(),
  gtin: z.string().nullable(),
  supersedesId: z.string().nullable(),
});
export type PartRow = z.infer<typeof partRow>;

export const partView = partRow.extend({
  /** All revisions of the drawing, newest first. */
  revisions: z.array(z.object({ id: z.string(), revision: z.string(), createdAt: z.number() })),
  /** Where the part is used: the bills that name it and are in force or in work. */
  usedIn: z.array(
    z.object({
      ownerKind: z.enum(['product', 'part']),
      ownerId: z.string(),
      code: z.string(),
      name: z.string(),
      letter: z.string(),
      position: z.string(),
    }),
  ),
});
export type PartView = z.infer<typeof partView>;

const read = needs('units.read');
const write = needs('units.write');

/** Part of the products' contract. */
export const partProcedures = {
  getPart: read.route({ method: 'GET', path: '/parts/{id}' }).input(idInput).output(partView),
  updatePart: write.route({ method: 'PATCH', path: '/parts/{id}' }).input(partUpdate).output(partRow),
  revisePart: write
    .route({ method: 'POST', path: '/parts/{id}/revisions', successStatus: 201 })
    .input(partRevise)
    .output(partRow),
};
