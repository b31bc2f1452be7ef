import { z } from 'zod';
import { idSchema, longText, shortText } from '#contract/kit/values.ts';
import { CASE_STATES } from './states.ts';

const text = z.string().nullable();

/** What is known of the case that is being written. */
export const similarInput = z.strictObject({
  text: longText,
  part: shortText.nullable().optional(),
  productId: idSchema.nullable().optional(),
  /** The product in words, where it is not in the catalogue. */
  product: shortText.nullable().optional(),
  faultCode: shortText.nullable().optional(),
  unitId: idSchema.nullable().optional(),
  /** The case itself, when it exists already. */
  exceptId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(20).optional(),
});

export const similarCase = z.object({
  id: z.string(),
  no: z.string(),
  title: z.string(),
  reportedOn: z.string(),
  state: z.enum(CASE_STATES),
  part: text,
  product: text,
  faultCode: text,
  causeCode: text,
  remedyCode: text,
  outcome: text,
  isSameUnit: z.boolean(),
  isRepeat: z.boolean(),
  /** 0 to 1; only the order matters. */
  score: z.number(),
  /** What speaks for it, strongest first. */
  because: z.array(z.enum(['text', 'part', 'product', 'fault', 'unit'])),
});
export type SimilarCase = z.infer<typeof similarCase>;

export const suggestInput = z.strictObject({
  text: longText,
  part: shortText.nullable().optional(),
  productId: idSchema.nullable().optional(),
  product: shortText.nullable().optional(),
  exceptId: idSchema.optional(),
});
const suggestion = z.object({
  code: z.string(),
  /** Share of the votes, 0 to 1. */
  share: z.number(),
  /** Solved cases that voted for it; 0 when only the words of the code table did. */
  cases: z.number(),
});
export const codeSuggestions = z.object({
  fault: z.array(suggestion),
  cause: z.array(suggestion),
  remedy: z.array(suggestion),
  part: z.array(suggestion),
});
export type CodeSuggestions = z.infer<typeof codeSuggestions>;
