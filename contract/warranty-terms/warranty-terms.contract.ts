import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import {
  dateSchema,
  idSchema,
  longText,
  requiredText,
  rowMeta,
  versionSchema,
  voidInput,
} from '#contract/kit/values.ts';
import { warrantyClauseSchema } from '#contract/units/warranty-clock.ts';

/** What terms say; the clause is the one the warranty clock runs on. */
export const termsCreate = z.strictObject({
  name: requiredText,
  /** House terms for contracts from this day on; null: only where an order takes them over. */
  validFrom: dateSchema.nullable().optional(),
  clause: warrantyClauseSchema,
  note: longText.nullable().optional(),
});
export const termsUpdate = termsCreate.partial().extend({ id: idSchema, version: versionSchema });

export const termsRow = z.object({
  ...rowMeta,
  name: z.string(),
  validFrom: z.string().nullable(),
  clause: warrantyClauseSchema,
  note: z.string().nullable(),
  /** Came into force on a day that has passed: clause and day are fixed. */
  isFixed: z.boolean(),
  /** The house terms of a contract signed today. */
  isCurrent: z.boolean(),
});
export type TermsRow = z.infer<typeof termsRow>;

const read = needs('units.read');
const manage = needs('service.manage');
const one = '/warranty-terms/{id}';

export const warrantyTermsContract = {
  /** House terms, the newest first, then the ones for single orders; `house` is what holds without any. */
  list: read
    .route({ method: 'GET', path: '/warranty-terms' })
    .output(z.object({ house: warrantyClauseSchema, terms: z.array(termsRow) })),
  create: manage
    .route({ method: 'POST', path: '/warranty-terms', successStatus: 201 })
    .input(termsCreate)
    .output(termsRow),
  update: manage.route({ method: 'PATCH', path: one }).input(termsUpdate).output(termsRow),
  void: manage
    .route({ method: 'POST', path: `${one}/void` })
    .input(voidInput)
    .output(termsRow),
};
