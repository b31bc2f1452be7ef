import { z } from 'zod';
import { shown, written } from '#contract/field-masks/field-marks.ts';
import { checkedBy, keptReason, keptReasons, type TextChecks } from '#contract/kit/checked-text.ts';
import { isPhoneText } from '#contract/kit/phone-number.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  longText,
  minorSchema,
  quantitySchema,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { scannedCode } from '#contract/units/units.schema.ts';
import { CASE_STATES, CHANNELS, JUDGEMENTS, PROGRESS, SEVERITIES } from './states.ts';

const optional = shortText.nullable().optional();
const codeOptional = z.string().trim().max(80).nullable().optional();

/** Values with a known form; what fails is kept only with a reason. */
export const CASE_CHECKS = {
  contactPhone: { code: 'phone_number', isRight: isPhoneText },
} satisfies TextChecks;

/** What may be written about a case at any time before it is closed. */
const caseFields = {
  channel: z.enum(CHANNELS).optional(),
  reportedOn: dateSchema.optional(),
  partyId: idSchema.nullable().optional(),
  partyText: optional,
  contact: written('service-cases.contact', optional),
  contactPhone: written('service-cases.contactPhone', optional),
  siteId: idSchema.nullable().optional(),
  unitId: idSchema.nullable().optional(),
  unitText: optional,
  orderId: idSchema.nullable().optional(),
  orderLineId: idSchema.nullable().optional(),
  productId: idSchema.nullable().optional(),
  product: optional,
  part: optional,
  title: requiredText,
  description: longText.nullable().optional(),
  faultCode: codeOptional,
  faultText: optional,
  causeCode: codeOptional,
  remedyCode: codeOptional,
  severity: z.enum(SEVERITIES).optional(),
  engineerUserId: z.string().nullable().optional(),
  engineer: optional,
  dueOn: dateSchema.nullable().optional(),
  outcome: optional,
  costMinor: written('service-cases.cost', minorSchema.min(0).optional()),
  incomeMinor: written('service-cases.income', minorSchema.min(0).optional()),
  satisfaction: z.int().min(1).max(5).nullable().optional(),
  exceptions: z.strictObject({ contactPhone: keptReason.optional() }).optional(),
};

/** `barcode` fills in unit, customer, site and product; what is given beside it wins. */
export const caseCreate = z
  .strictObject({ ...caseFields, barcode: scannedCode.optional() })
  .superRefine(checkedBy(CASE_CHECKS));
export const caseUpdate = z
  .strictObject({ ...caseFields, barcode: scannedCode.optional() })
  .partial()
  .extend({ id: idSchema, version: versionSchema });

export const caseJudge = z.strictObject({
  id: idSchema,
  version: versionSchema,
  judgement: z.enum(JUDGEMENTS),
  reason: shortText.optional(),
});
export const caseMove = z.strictObject({
  id: idSchema,
  version: versionSchema,
  toState: z.enum(CASE_STATES),
  progress: z.enum(PROGRESS).nullable().optional(),
  reason: shortText.optional(),
  /** Day it happened; today without one. */
  on: dateSchema.optional(),
});
/** Within `in_progress`: on the way, on site, waiting. */
export const caseProgress = z.strictObject({
  id: idSchema,
  version: versionSchema,
  progress: z.enum(PROGRESS).nullable(),
});
export const caseAssign = z.strictObject({
  id: idSchema,
  version: versionSchema,
  engineerUserId: z.string().nullable(),
  engineer: optional,
});
export const casePrefillInput = z.strictObject({ barcode: scannedCode });

const text = z.string().nullable();
const number = z.number().nullable();

export const caseRow = z.object({
  ...rowMeta,
  no: z.string(),
  sourceNo: text,
  channel: z.enum(CHANNELS),
  reportedOn: z.string(),
  reportedAt: instantSchema.nullable(),
  partyId: text,
  partyName: text,
  partyText: text,
  contact: shown('service-cases.contact', text),
  contactPhone: shown('service-cases.contactPhone', text),
  siteId: text,
  siteName: text,
  unitId: text,
  barcode: text,
  unitText: text,
  orderId: text,
  orderNo: text,
  orderLineId: text,
  productId: text,
  product: text,
  part: text,
  title: z.string(),
  description: text,
  faultCode: text,
  faultText: text,
  causeCode: text,
  remedyCode: text,
  severity: z.enum(SEVERITIES),
  judgement: z.enum(JUDGEMENTS).nullable(),
  judgementReason: text,
  warrantyUntil: text,
  state: z.enum(CASE_STATES),
  progress: z.enum(PROGRESS).nullable(),
  outcome: text,
  engineerUserId: text,
  engineer: text,
  dueOn: text,
  /** The day was set by hand, so that it does not follow the severity. */
  isDueGiven: z.boolean(),
  /** Instants on the working calendar; null for cases of the past. */
  respondDueAt: instantSchema.nullable(),
  respondedAt: instantSchema.nullable(),
  dueAt: instantSchema.nullable(),
  /** Since when somebody else is waited for; the due time moves on by the waiting when it ends. */
  waitingSince: instantSchema.nullable(),
  waitedMinutes: z.number(),
  resolvedOn: text,
  closedOn: text,
  closedReason: text,
  isRepeat: z.boolean(),
  /** The case of the same fault on the same unit within the last 90 days. */
  repeatOfId: text,
  /** The maintenance plan whose term the case settles. */
  planId: text,
  satisfaction: number,
  costMinor: shown('service-cases.cost', z.number()),
  incomeMinor: shown('service-cases.income', z.number()),
  isHistoric: z.boolean(),
  /** Customer or unit still unknown. */
  isIncomplete: z.boolean(),
  exceptions: keptReasons,
  extra: z.record(z.string(), z.string()).nullable(),
  importBatchId: text,
});
export type CaseRow = z.infer<typeof caseRow>;

export const visitFields = {
  visitedOn: dateSchema.optional(),
  engineers: requiredText,
  findings: longText.nullable().optional(),
  causeCode: codeOptional,
  remedyCode: codeOptional,
  workMinutes: z.int().min(0).max(100_000).nullable().optional(),
  runningHours: z.int().min(0).max(10_000_000).nullable().optional(),
  /** Said when the meter shows less than before: changed, or set back. */
  meterResetReason: optional,
  customerSignatory: optional,
  travelMinutes: z.int().min(0).max(100_000).nullable().optional(),
  travelKm: z.int().min(0).max(100_000).nullable().optional(),
  /** The attachment with the customer's signature. */
  signatureId: idSchema.nullable().optional(),
};
export const visitCreate = z.strictObject({ caseId: idSchema, ...visitFields });
export const visitUpdate = z
  .strictObject({ id: idSchema, version: versionSchema, ...visitFields })
  .partial({ engineers: true });
export const visitClose = z.strictObject({
  id: idSchema,
  version: versionSchema,
  /** Whoever was sent to the case and has begun is done with it: the engineer is free again. */
  endsDispatch: z.boolean().optional(),
});

export const visitPartAdd = z.strictObject({
  visitId: idSchema,
  partId: idSchema.nullable().optional(),
  part: requiredText,
  /** Lot it came from, for what has no code of its own. */
  lotNo: optional,
  quantity: quantitySchema,
  uom: z.string().trim().min(1).max(20).optional(),
  reason: optional,
  priceMinor: written('service-cases.cost', minorSchema.min(0).nullable().optional()),
});
export const visitPartRemove = z.strictObject({ id: idSchema });

export const OLD_PART_FATES = ['return', 'scrap', 'keep', 'repair', 'claim'] as const;
/** Two scans: what comes out, what goes in. */
export const replacementInput = z.strictObject({
  visitId: idSchema,
  removedBarcode: scannedCode,
  installedBarcode: scannedCode,
  reason: optional,
  fate: z.enum(OLD_PART_FATES).optional(),
  priceMinor: written('service-cases.cost', minorSchema.min(0).nullable().optional()),
});
export const replacementCheckInput = z.strictObject({
  caseId: idSchema,
  removedBarcode: scannedCode,
  installedBarcode: scannedCode.optional(),
});
export const replacementCorrect = z.strictObject({ pairId: idSchema, reason: requiredText });

export const visitPartRow = z.object({
  id: z.string(),
  pairId: text,
  removedUnitId: text,
  removedBarcode: text,
  installedUnitId: text,
  installedBarcode: text,
  parentUnitId: text,
  parentBarcode: text,
  position: text,
  partId: text,
  part: text,
  lotNo: text,
  quantity: z.number(),
  uom: z.string(),
  reason: text,
  oldPartFate: z.enum(OLD_PART_FATES).nullable(),
  priceMinor: shown('service-cases.cost', number),
  /** Both events of the replacement were taken back. */
  isCorrected: z.boolean(),
  createdAt: instantSchema,
  createdBy: z.string(),
});
export type VisitPartRow = z.infer<typeof visitPartRow>;

export const visitRow = z.object({
  id: z.string(),
  caseId: z.string(),
  seq: z.number(),
  visitedOn: z.string(),
  engineers: z.string(),
  findings: text,
  causeCode: text,
  remedyCode: text,
  workMinutes: number,
  runningHours: number,
  meterResetReason: text,
  customerSignatory: text,
  travelMinutes: number,
  travelKm: number,
  signatureId: text,
  /** The customer signed, then the content was changed: the signature no longer stands, and nobody signed anew. */
  isSignatureLapsed: z.boolean(),
  closedAt: instantSchema.nullable(),
  contentHash: text,
  version: z.number(),
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
  parts: z.array(visitPartRow),
});
export type VisitRow = z.infer<typeof visitRow>;
