import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { codeText, requiredText } from '#contract/kit/values.ts';

export const CODE_KINDS = [
  'ship_type',
  'class',
  'product_family',
  'fault',
  'cause',
  'remedy',
  'lost_reason',
  'source',
  'party_role',
  'position',
] as const;
export const codeRow = z.object({
  kind: z.enum(CODE_KINDS),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  sortOrder: z.number(),
  isActive: z.boolean(),
});
export type CodeRow = z.infer<typeof codeRow>;
export const codeSave = z.strictObject({
  kind: z.enum(CODE_KINDS),
  code: codeText,
  zh: requiredText,
  en: requiredText,
  sortOrder: z.int().optional(),
  isActive: z.boolean().optional(),
});

export const codesContract = {
  all: needs('signed_in').route({ method: 'GET', path: '/codes' }).output(z.array(codeRow)),
  save: needs('codes.manage')
    .route({ method: 'PUT', path: '/codes/{kind}/{code}' })
    .input(codeSave)
    .output(codeRow),
};
