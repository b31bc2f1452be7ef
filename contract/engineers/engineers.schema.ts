import { z } from 'zod';
import { checkedBy, keptReason, keptReasons, type TextChecks } from '#contract/kit/checked-text.ts';
import { isPhoneText } from '#contract/kit/phone-number.ts';
import { isPlateText } from '#contract/kit/plate-number.ts';
import {
  dateSchema,
  idSchema,
  longText,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';

const optional = shortText.nullable().optional();
const text = z.string().nullable();
/** Values of engineers and of service points with a known form; what fails is kept only with a reason. */
export const PHONE_CHECKS = { phone: { code: 'phone_number', isRight: isPhoneText } } satisfies TextChecks;
const exceptions = z.strictObject({ phone: keptReason.optional() }).optional();

export const servicePointFields = z.strictObject({
  name: requiredText,
  region: optional,
  address: optional,
  siteId: idSchema.nullable().optional(),
  contact: optional,
  phone: optional,
  note: longText.nullable().optional(),
  exceptions,
});
export const servicePointCreate = servicePointFields.extend({}).superRefine(checkedBy(PHONE_CHECKS));
export const servicePointUpdate = servicePointFields
  .partial()
  .extend({ id: idSchema, version: versionSchema });
export const servicePointRow = z.object({
  ...rowMeta,
  name: z.string(),
  region: text,
  address: text,
  siteId: text,
  siteName: text,
  contact: text,
  phone: text,
  note: text,
  exceptions: keptReasons,
  engineers: z.number(),
});
export type ServicePointRow = z.infer<typeof servicePointRow>;

export const engineerFields = z.strictObject({
  name: requiredText,
  userId: z.string().nullable().optional(),
  phone: optional,
  servicePointId: idSchema.nullable().optional(),
  /** Product families and fault codes. */
  skills: z.array(z.string().trim().min(1).max(80)).max(60).optional(),
  isActive: z.boolean().optional(),
  note: longText.nullable().optional(),
  exceptions,
});
export const engineerCreate = engineerFields.extend({}).superRefine(checkedBy(PHONE_CHECKS));
export const engineerUpdate = engineerFields.partial().extend({ id: idSchema, version: versionSchema });
export const engineerRow = z.object({
  ...rowMeta,
  name: z.string(),
  userId: text,
  phone: text,
  servicePointId: text,
  servicePoint: text,
  skills: z.array(z.string()),
  isActive: z.boolean(),
  note: text,
  exceptions: keptReasons,
  openDispatches: z.number(),
});
export type EngineerRow = z.infer<typeof engineerRow>;

export const absenceAdd = z.strictObject({
  engineerId: idSchema,
  fromOn: dateSchema,
  toOn: dateSchema,
  reason: requiredText,
});

export const DISPATCH_STATES = ['planned', 'accepted', 'done', 'cancelled'] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];
/** Of the car that takes whoever is sent. */
export const DISPATCH_CHECKS = { plate: { code: 'plate_number', isRight: isPlateText } } satisfies TextChecks;
const dispatchFields = z.strictObject({
  caseId: idSchema,
  engineerId: idSchema,
  fromOn: dateSchema,
  toOn: dateSchema,
  task: optional,
  plate: optional,
  /** Said when the engineer is away or busy on one of the days. */
  reason: optional,
  exceptions: z.strictObject({ plate: keptReason.optional() }).optional(),
});
export const dispatchCreate = dispatchFields.extend({}).superRefine(checkedBy(DISPATCH_CHECKS));
/** The case is known where the form stands. */
export const dispatchForm = dispatchFields.omit({ caseId: true }).superRefine(checkedBy(DISPATCH_CHECKS));
export const dispatchMove = z.strictObject({
  id: idSchema,
  version: versionSchema,
  toState: z.enum(['accepted', 'done', 'cancelled']),
  reason: optional,
});
export const dispatchRow = z.object({
  ...rowMeta,
  caseId: z.string(),
  caseNo: z.string(),
  caseTitle: z.string(),
  siteName: text,
  engineerId: z.string(),
  engineer: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  state: z.enum(DISPATCH_STATES),
  task: text,
  plate: text,
  reason: text,
  exceptions: keptReasons,
});
export type DispatchRow = z.infer<typeof dispatchRow>;

export const candidatesInput = z.strictObject({ caseId: idSchema, fromOn: dateSchema, toOn: dateSchema });
/** Who can go: skill, place and days, best first. */
export const engineerCandidate = z.object({
  id: z.string(),
  name: z.string(),
  servicePoint: text,
  skill: text,
  isNear: z.boolean(),
  /** Absence or dispatch that takes one of the days. */
  busy: z.array(z.string()),
  openDispatches: z.number(),
});
export type EngineerCandidate = z.infer<typeof engineerCandidate>;

export const plannerInput = z.strictObject({ fromOn: dateSchema, toOn: dateSchema });
export const planner = z.object({
  engineers: z.array(z.object({ id: z.string(), name: z.string(), servicePoint: text })),
  dispatches: z.array(dispatchRow),
  absences: z.array(absenceAdd.extend({ id: z.string() })),
  daysOff: z.array(z.string()),
});
export type Planner = z.infer<typeof planner>;
export const caseInput = z.strictObject({ caseId: idSchema });
