import { z } from 'zod';
import { shown, written } from '#contract/field-masks/field-marks.ts';
import { checkedBy, keptReason, keptReasons, type TextChecks } from '#contract/kit/checked-text.ts';
import { isPhoneText } from '#contract/kit/phone-number.ts';
import {
  currencySchema,
  dateSchema,
  idSchema,
  longText,
  quantitySchema,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { MAX_LINE_MINOR } from '#contract/orders/amounts.ts';
import { MARKET_STAGES } from './stages.ts';

const optional = shortText.nullable().optional();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u);

/** Values with a known form; what fails is kept only with a reason. */
export const MARKET_CHECKS = {
  contactPhone: { code: 'phone_number', isRight: isPhoneText },
} satisfies TextChecks;

/** The nine fields of the paper form and what a lead needs to be followed. */
export const marketRecordFields = z.strictObject({
  recordedOn: dateSchema.optional(),
  partyId: idSchema,
  shipownerPartyId: idSchema.nullable().optional(),
  siteId: idSchema.nullable().optional(),
  classCode: optional,
  shipTypeCode: optional,
  productId: idSchema.nullable().optional(),
  product: optional,
  model: optional,
  quantity: quantitySchema.nullable().optional(),
  uom: z.string().trim().min(1).max(20).optional(),
  quoteMinor: written('market-records.quote', z.int().min(0).max(MAX_LINE_MINOR).nullable().optional()),
  currency: currencySchema.optional(),
  /** Rate of a quote in foreign money into the factory's currency, in millionths. */
  rateE6: z.int().positive().nullable().optional(),
  contactId: written('market-records.contact', idSchema.nullable().optional()),
  contact: written('market-records.contact', optional),
  contactPhone: written('market-records.contactPhone', optional),
  kind: optional,
  source: optional,
  title: optional,
  content: longText.nullable().optional(),
  isNewCustomer: z.boolean().optional(),
  isNewProduct: z.boolean().optional(),
  isValueFixed: z.boolean().optional(),
  isSizeFixed: z.boolean().optional(),
  isAmountFixed: z.boolean().optional(),
  keyNode: optional,
  keyNodeOn: dateSchema.nullable().optional(),
  probability: z.int().min(0).max(100).nullable().optional(),
  expectedSignMonth: month.nullable().optional(),
  expectedDeliveryMonth: month.nullable().optional(),
  ownerUserId: z.string().nullable().optional(),
  nextAction: optional,
  nextActionOn: dateSchema.nullable().optional(),
  exceptions: z.strictObject({ contactPhone: keptReason.optional() }).optional(),
});
/** A new record needs no more than the fields. */
export const marketRecordCreate = marketRecordFields.extend({}).superRefine(checkedBy(MARKET_CHECKS));
export const marketRecordUpdate = marketRecordFields
  .partial()
  .extend({ id: idSchema, version: versionSchema });

/** As rows of the list, where the stage is a cell like the others and goes the way of a move. */
const stageCell = { stage: z.enum(MARKET_STAGES).optional() };
export const marketRecordRowCreate = marketRecordFields
  .extend(stageCell)
  .superRefine(checkedBy(MARKET_CHECKS));
export const marketRecordRowUpdate = marketRecordUpdate.extend(stageCell);

export const marketRecordMove = z.strictObject({
  id: idSchema,
  version: versionSchema,
  toStage: z.enum(MARKET_STAGES),
  reason: shortText.optional(),
  reasonCode: shortText.optional(),
  recheckOn: dateSchema.optional(),
});

export const marketRecordRow = z.object({
  ...rowMeta,
  no: z.string(),
  recordedOn: z.string(),
  partyId: z.string(),
  partyName: z.string(),
  shipownerPartyId: z.string().nullable(),
  shipownerName: z.string().nullable(),
  siteId: z.string().nullable(),
  classCode: z.string().nullable(),
  shipTypeCode: z.string().nullable(),
  productId: z.string().nullable(),
  product: z.string().nullable(),
  model: z.string().nullable(),
  quantity: z.number().nullable(),
  uom: z.string(),
  quoteMinor: shown('market-records.quote', z.number().nullable()),
  currency: z.string(),
  rateE6: z.number().nullable(),
  /** A foreign quote in the factory's currency, at its rate; null for one that is in it, or has no rate. */
  baseMinor: shown('market-records.quote', z.number().nullable()),
  contactId: shown('market-records.contact', z.string().nullable()),
  contact: shown('market-records.contact', z.string().nullable()),
  contactPhone: shown('market-records.contactPhone', z.string().nullable()),
  kind: z.string().nullable(),
  source: z.string().nullable(),
  title: z.string().nullable(),
  content: z.string().nullable(),
  isNewCustomer: z.boolean(),
  isNewProduct: z.boolean(),
  isValueFixed: z.boolean(),
  isSizeFixed: z.boolean(),
  isAmountFixed: z.boolean(),
  keyNode: z.string().nullable(),
  keyNodeOn: z.string().nullable(),
  stage: z.enum(MARKET_STAGES),
  stageSinceOn: z.string(),
  probability: z.number().nullable(),
  expectedSignMonth: z.string().nullable(),
  expectedDeliveryMonth: z.string().nullable(),
  ownerUserId: z.string().nullable(),
  ownerName: z.string().nullable(),
  nextAction: z.string().nullable(),
  nextActionOn: z.string().nullable(),
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  closedOn: z.string().nullable(),
  recheckOn: z.string().nullable(),
  sourceCaseId: z.string().nullable(),
  exceptions: keptReasons,
  extra: z.record(z.string(), z.string()).nullable(),
  importBatchId: z.string().nullable(),
});
export type MarketRecordRow = z.infer<typeof marketRecordRow>;

export const stageLogRow = z.object({
  seq: z.number(),
  fromStage: z.enum(MARKET_STAGES).nullable(),
  toStage: z.enum(MARKET_STAGES),
  reason: z.string().nullable(),
  at: z.number(),
  byUser: z.string(),
});

export const marketRecordDetail = marketRecordRow.extend({
  stageLog: z.array(stageLogRow),
  specifications: z.array(
    z.object({
      id: z.string(),
      no: z.string(),
      title: z.string(),
      letter: z.string().nullable(),
      state: z.string().nullable(),
    }),
  ),
  orders: z.array(
    z.object({
      id: z.string(),
      no: z.string(),
      orderedOn: z.string(),
      grossMinor: shown('orders.amounts', z.number()),
      state: z.string(),
    }),
  ),
});
export type MarketRecordDetail = z.infer<typeof marketRecordDetail>;

export const changeOwnerInput = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ownerUserId: requiredText,
  reason: shortText.optional(),
});
