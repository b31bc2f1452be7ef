import { z } from 'zod';
import { shown, written } from '#contract/field-masks/field-marks.ts';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import {
  dateSchema,
  idInput,
  idSchema,
  instantSchema,
  longText,
  minorSchema,
  quantitySchema,
  requiredText,
  rowMeta,
  shortText,
  taxBpSchema,
  versionSchema,
} from '#contract/kit/values.ts';

export const QUOTATION_STATES = ['draft', 'sent', 'confirmed', 'declined', 'superseded'] as const;
export const QUOTATION_LINE_KINDS = ['labour', 'part', 'travel', 'other'] as const;
const text = z.string().nullable();
const optional = shortText.nullable().optional();

export const quotationLine = z.strictObject({
  kind: z.enum(QUOTATION_LINE_KINDS),
  text: requiredText,
  partId: idSchema.nullable().optional(),
  quantity: quantitySchema.max(1_000_000_000),
  uom: z.string().trim().min(1).max(20),
  /** Price of one without tax. */
  priceMinor: written('quotations.amounts', minorSchema.min(0).max(100_000_000_000)),
});

const content = {
  taxBp: taxBpSchema.optional(),
  validUntil: dateSchema.nullable().optional(),
  terms: longText.nullable().optional(),
  lines: z.array(quotationLine).min(1).max(200),
};
export const quotationDraft = z.strictObject({ caseId: idSchema, ...content });
export const quotationUpdate = z
  .strictObject({ id: idSchema, version: versionSchema, ...content })
  .partial({ lines: true });
const step = { id: idSchema, version: versionSchema };
export const quotationDiscard = z.strictObject(step);
export const quotationSend = z.strictObject({ ...step, on: dateSchema.optional() });
export const quotationAnswer = z.strictObject({
  ...step,
  isConfirmed: z.boolean(),
  on: dateSchema.optional(),
  /** Who at the customer's said it. */
  by: requiredText,
  answer: optional,
});

const amount = shown('quotations.amounts', z.number());
export const quotationRow = z.object({
  ...rowMeta,
  no: z.string(),
  letter: z.string(),
  caseId: z.string(),
  caseNo: z.string(),
  caseTitle: z.string(),
  partyId: text,
  partyName: text,
  siteName: text,
  barcode: text,
  state: z.enum(QUOTATION_STATES),
  currency: z.string(),
  taxBp: z.number(),
  netMinor: amount,
  taxMinor: amount,
  grossMinor: amount,
  validUntil: text,
  sentOn: text,
  answeredOn: text,
  answeredBy: text,
  answer: text,
  terms: text,
  lines: z.array(quotationLine.extend({ priceMinor: amount })),
  /** Goes with the amounts: who knows the rest could find them out by it. */
  contentHash: shown('quotations.amounts', text),
});
export type QuotationRow = z.infer<typeof quotationRow>;

export const incomeAdd = z.strictObject({
  caseId: idSchema,
  quotationId: idSchema.nullable().optional(),
  receivedOn: dateSchema.optional(),
  /** Negative takes back what was booked too much. */
  amountMinor: written('service-cases.income', minorSchema),
  note: optional,
});
export const incomeRow = z.object({
  id: z.string(),
  caseId: z.string(),
  quotationId: text,
  quotationNo: text,
  receivedOn: z.string(),
  amountMinor: shown('service-cases.income', z.number()),
  note: text,
  createdAt: instantSchema,
  createdBy: z.string(),
});
export type IncomeRow = z.infer<typeof incomeRow>;

export const yearInput = z.strictObject({ year: z.coerce.number().int().min(1990).max(2200) });
export const targetSave = yearInput.extend({ amountMinor: minorSchema.min(0) });
/** Value-added service of a year against its target (C37). */
export const incomeYear = z.object({
  year: z.number(),
  targetMinor: z.number().nullable(),
  incomeMinor: z.number(),
  /** Income divided by target in basis points; null without a target. */
  attainmentBp: z.number().nullable(),
  quotedMinor: z.number(),
  confirmedMinor: z.number(),
  /** Confirmed and not yet received. */
  openMinor: z.number(),
  months: z.array(z.object({ month: z.string(), incomeMinor: z.number() })),
});
export type IncomeYear = z.infer<typeof incomeYear>;

export const YEAR_FIGURES = ['income', 'quoted', 'confirmed', 'open'] as const;
export const yearRowsInput = yearInput.extend({
  what: z.enum(YEAR_FIGURES),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
});
export type YearRowsInput = z.infer<typeof yearRowsInput>;
/** One entry behind a figure of the year. */
export const yearRow = z.object({
  id: z.string(),
  caseId: z.string(),
  caseNo: z.string(),
  caseTitle: z.string(),
  partyName: text,
  on: z.string(),
  quotationNo: text,
  amountMinor: shown('service-cases.income', z.number()),
});
export type YearRow = z.infer<typeof yearRow>;

const ofCase = z.strictObject({ caseId: idSchema });
const read = needs('cases.read');
const write = needs('cases.write');
const one = '/service-quotations/{id}';

export const quotationsContract = {
  list: read
    .route({ method: 'GET', path: '/service-quotations' })
    .input(listInput)
    .output(listOutput(quotationRow)),
  get: read.route({ method: 'GET', path: one }).input(idInput).output(quotationRow),
  ofCase: read
    .route({ method: 'GET', path: '/service-cases/{caseId}/quotations' })
    .input(ofCase)
    .output(z.object({ quotations: z.array(quotationRow), incomes: z.array(incomeRow) })),
  /**
   * First revision for a paid case, or the next letter of the one that is to be changed, which stays valid until the
   * next is confirmed; once work runs, a supplementary quotation with a number of its own.
   */
  draft: write
    .route({ method: 'POST', path: '/service-cases/{caseId}/quotations', successStatus: 201 })
    .input(quotationDraft)
    .output(quotationRow),
  update: write.route({ method: 'PATCH', path: one }).input(quotationUpdate).output(quotationRow),
  /** Throws a draft away. */
  discard: write
    .route({ method: 'POST', path: `${one}/discard` })
    .input(quotationDiscard)
    .output(quotationRow),
  send: write
    .route({ method: 'POST', path: `${one}/send` })
    .input(quotationSend)
    .output(quotationRow),
  answer: write
    .route({ method: 'POST', path: `${one}/answer` })
    .input(quotationAnswer)
    .output(quotationRow),
  addIncome: write
    .route({ method: 'POST', path: '/service-cases/{caseId}/incomes', successStatus: 201 })
    .input(incomeAdd)
    .output(incomeRow),
  year: read.route({ method: 'GET', path: '/service-income/{year}' }).input(yearInput).output(incomeYear),
  yearRows: read
    .route({ method: 'GET', path: '/service-income/{year}/rows' })
    .input(yearRowsInput)
    .output(z.array(yearRow)),
  setTarget: needs('service.manage')
    .route({ method: 'PUT', path: '/service-income/{year}' })
    .input(targetSave)
    .output(incomeYear),
};
