import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { roleSchema } from '#contract/kit/permissions.ts';
import { MASK_LEVELS, MASKED_FIELD_NAMES } from './masked-fields.ts';

/** One cell of the table of roles and fields. */
export const fieldMask = z.object({
  role: roleSchema,
  field: z.enum(MASKED_FIELD_NAMES),
  level: z.enum(MASK_LEVELS),
});
export type FieldMask = z.infer<typeof fieldMask>;

/** An administrator sees everything, or nobody could put right what was masked by mistake. */
export const fieldMaskSave = z.strictObject({
  role: roleSchema.exclude(['administrator']),
  field: z.enum(MASKED_FIELD_NAMES),
  level: z.enum(MASK_LEVELS),
});

const manage = needs('users.manage');
export const fieldMasksContract = {
  /** What is not `edit`. */
  list: manage.route({ method: 'GET', path: '/field-masks' }).output(z.array(fieldMask)),
  /** Sets one cell; it holds for the next call of everybody in that role. */
  save: manage.route({ method: 'PUT', path: '/field-masks' }).input(fieldMaskSave).output(z.array(fieldMask)),
  /** What the asking person may not see or not change. */
  mine: needs('signed_in')
    .route({ method: 'GET', path: '/field-masks/mine' })
    .output(z.array(fieldMask.omit({ role: true }))),
};
