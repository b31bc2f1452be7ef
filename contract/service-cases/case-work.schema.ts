import { z } from 'zod';
import { shown, written } from '#contract/field-masks/field-marks.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  longText,
  minorSchema,
  requiredText,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';

const text = z.string().nullable();
const optional = shortText.nullable().optional();

export const COST_KINDS = ['labour', 'travel', 'lodging', 'parts', 'freight', 'outside', 'other'] as const;
export const costAdd = z.strictObject({
  caseId: idSchema,
  visitId: idSchema.nullable().optional(),
  kind: z.enum(COST_KINDS),
  amountMinor: written('service-cases.cost', minorSchema.min(1).max(1_000_000_000_000)),
  spentOn: dateSchema.optional(),
  note: optional,
});
const costRow = z.object({
  id: z.string(),
  kind: z.enum(COST_KINDS),
  amountMinor: shown('service-cases.cost', z.number()),
  spentOn: z.string(),
  note: text,
});
export type CostRow = z.infer<typeof costRow>;

export const FOLLOW_UP_WAYS = ['phone', 'wechat', 'visit', 'mail'] as const;
export const followUpAdd = z.strictObject({
  caseId: idSchema,
  version: versionSchema,
  followedOn: dateSchema.optional(),
  way: z.enum(FOLLOW_UP_WAYS),
  contact: written('service-cases.contact', optional),
  /** 1 (very dissatisfied) to 5. */
  score: z.int().min(1).max(5).nullable().optional(),
  isSolved: z.boolean(),
  words: longText.nullable().optional(),
});
const followUpRow = z.object({
  id: z.string(),
  followedOn: z.string(),
  way: z.enum(FOLLOW_UP_WAYS),
  contact: shown('service-cases.contact', text),
  score: z.number().nullable(),
  isSolved: z.boolean(),
  words: text,
  createdAt: instantSchema,
  byName: text,
});
export type FollowUpRow = z.infer<typeof followUpRow>;

/** What the customer said he wants besides the repair, in one step a lead. */
export const leadFromCase = z.strictObject({
  caseId: idSchema,
  title: requiredText,
  nextAction: optional,
  nextActionOn: dateSchema.nullable().optional(),
});
const leadRow = z.object({
  id: z.string(),
  no: z.string(),
  title: text,
  stage: z.string(),
  createdAt: instantSchema,
});

/** Costs, follow-ups and leads of one case. */
export const caseWork = z.object({
  costs: z.array(costRow),
  followUps: z.array(followUpRow),
  leads: z.array(leadRow),
});
export type CaseWork = z.infer<typeof caseWork>;
export const caseIdInput = z.strictObject({ caseId: idSchema });
