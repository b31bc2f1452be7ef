import { z } from 'zod';
import { shown, written } from '#contract/field-masks/field-marks.ts';
import {
  codeText,
  currencySchema,
  dateSchema,
  idSchema,
  isQuantityAllowed,
  longText,
  quantitySchema,
  requiredText,
  rowMeta,
  shortText,
  taxBpSchema,
  versionSchema,
} from '#contract/kit/values.ts';
import { warrantyClauseSchema } from '#contract/units/warranty-clock.ts';
import { isCountable } from './amounts.ts';
import { ORDER_STATES, ORDER_STEPS } from './order-states.ts';

const optional = shortText.nullable().optional();
const optionalDate = dateSchema.nullable().optional();
const uom = z.string().trim().min(1).max(20);

const execution = {
  dueOn: optionalDate,
  siteId: idSchema.nullable().optional(),
  hullNo: optional,
  worksOrderNo: optional,
  note: z.string().trim().max(2000).nullable().optional(),
};

/** Price of one unit of measure in minor units, with or without tax as the order says. */
export const orderLineFields = z
  .strictObject({
    productId: idSchema.nullable().optional(),
    product: optional,
    model: optional,
    quantity: quantitySchema,
    uom: uom.optional(),
    priceMinor: written('orders.amounts', z.int().min(0)),
    taxBp: taxBpSchema.optional(),
    ...execution,
  })
  .refine((line) => isQuantityAllowed(line.quantity, line.uom ?? '台'), {
    path: ['quantity'],
    params: { code: 'fractional_quantity' },
  })
  .refine(isCountable, { path: ['priceMinor'], params: { code: 'amount_too_big' } })
  .refine((line) => Boolean(line.productId || line.product || line.model), {
    path: ['product'],
    params: { code: 'required' },
  });
export type OrderLineInput = z.infer<typeof orderLineFields>;

const head = {
  customerOrderNo: optional,
  partyId: idSchema.optional(),
  shipownerPartyId: idSchema.nullable().optional(),
  marketRecordId: idSchema.nullable().optional(),
  specificationRevisionId: idSchema.nullable().optional(),
  orderedOn: dateSchema.optional(),
  dueOn: optionalDate,
  pricesIncludeTax: z.boolean().optional(),
  currency: currencySchema.optional(),
  rateE6: z.int().positive().optional(),
  ownerUserId: z.string().nullable().optional(),
  warrantyClause: warrantyClauseSchema.nullable().optional(),
  note: longText.nullable().optional(),
};
const lines = z.array(orderLineFields).min(1).max(500);

/**
 * An order is made from a signed revision; party and market record come from it unless given. Without one it needs
 * `overrideReason` and the permission for it. It is in force at once unless `state` says draft or review.
 */
export const orderCreate = z.strictObject({
  no: codeText.optional(),
  state: z.enum(['draft', 'review', 'in_force']).optional(),
  overrideReason: requiredText.optional(),
  ...head,
  lines,
});
export type OrderCreate = z.infer<typeof orderCreate>;
/** Lines replace all lines, while the order is being prepared; later only what concerns nobody's money changes. */
export const orderUpdate = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ...head,
  lines: lines.optional(),
});
/** What a cell of the list can change of an order; lines, money and the specification have their form. */
export const orderRowUpdate = orderUpdate.pick({
  id: true,
  version: true,
  customerOrderNo: true,
  partyId: true,
  shipownerPartyId: true,
  orderedOn: true,
  dueOn: true,
  ownerUserId: true,
  note: true,
});
export const orderSchedule = z.strictObject({
  id: idSchema,
  version: versionSchema,
  lines: z
    .array(z.strictObject({ id: idSchema, ...execution }))
    .min(1)
    .max(500),
});
export const orderStep = z.strictObject({
  id: idSchema,
  version: versionSchema,
  to: z.enum(ORDER_STEPS),
  reason: shortText.optional(),
  /** Puts the order in force without a signed revision; needs the permission and is logged. */
  overrideReason: requiredText.optional(),
});
export const orderFactsInput = z.strictObject({
  id: idSchema,
  version: versionSchema,
  acceptedOn: optionalDate,
  closedOn: optionalDate,
});

export const shipmentCreate = z.strictObject({
  orderId: idSchema,
  shippedOn: dateSchema.optional(),
  siteId: idSchema.nullable().optional(),
  carrier: optional,
  note: longText.nullable().optional(),
  /** Barcodes of units, one piece each; the line is needed only for a unit that neither order nor product places. */
  units: z
    .array(z.union([codeText, z.strictObject({ barcode: codeText, lineId: idSchema })]))
    .max(500)
    .optional(),
  /** Quantities of lines that are not tracked one by one. */
  lines: z
    .array(z.strictObject({ lineId: idSchema, quantity: quantitySchema }))
    .max(500)
    .optional(),
});
export type ShipmentCreate = z.infer<typeof shipmentCreate>;
export const shipmentArrive = z.strictObject({
  id: idSchema,
  version: versionSchema,
  arrivedOn: dateSchema.optional(),
});

const amount = shown('orders.amounts', z.number());

export const orderRow = z.object({
  ...rowMeta,
  no: z.string(),
  sourceNo: z.string().nullable(),
  customerOrderNo: z.string().nullable(),
  partyId: z.string(),
  partyName: z.string(),
  shipownerPartyId: z.string().nullable(),
  shipownerName: z.string().nullable(),
  marketRecordId: z.string().nullable(),
  specificationRevisionId: z.string().nullable(),
  overrideReason: z.string().nullable(),
  isHistoric: z.boolean(),
  orderedOn: z.string(),
  dueOn: z.string().nullable(),
  shippedOn: z.string().nullable(),
  currency: z.string(),
  netMinor: amount,
  taxMinor: amount,
  grossMinor: amount,
  grossRestE4: amount,
  baseMinor: amount,
  state: z.enum(ORDER_STATES),
  ownerUserId: z.string().nullable(),
  salesperson: z.string().nullable(),
  note: z.string().nullable(),
  importBatchId: z.string().nullable(),
  /** First line in words, and how many lines there are. */
  summary: z.string().nullable(),
  lineCount: z.number(),
});
export type OrderRow = z.infer<typeof orderRow>;

const extra = z.record(z.string(), z.string()).nullable();
export const orderLineRow = z.object({
  id: z.string(),
  lineNo: z.number(),
  productId: z.string().nullable(),
  product: z.string().nullable(),
  model: z.string().nullable(),
  quantity: z.number(),
  uom: z.string(),
  priceMinor: shown('orders.amounts', z.number().nullable()),
  netMinor: amount,
  taxBp: z.number(),
  taxMinor: amount,
  grossMinor: amount,
  grossRestE4: amount,
  dueOn: z.string().nullable(),
  siteId: z.string().nullable(),
  siteName: z.string().nullable(),
  hullNo: z.string().nullable(),
  worksOrderNo: z.string().nullable(),
  note: z.string().nullable(),
  extra,
  shippedQuantity: z.number(),
});
export type OrderLineRow = z.infer<typeof orderLineRow>;

export const shipmentRow = z.object({
  ...rowMeta,
  no: z.string(),
  orderId: z.string(),
  shippedOn: z.string(),
  arrivedOn: z.string().nullable(),
  siteId: z.string().nullable(),
  siteName: z.string().nullable(),
  carrier: z.string().nullable(),
  note: z.string().nullable(),
  lines: z.array(
    z.object({
      lineNo: z.number(),
      quantity: z.number(),
      uom: z.string(),
      unitId: z.string().nullable(),
      barcode: z.string().nullable(),
    }),
  ),
});
export type ShipmentRow = z.infer<typeof shipmentRow>;

export const orderUnit = z.object({
  id: z.string(),
  barcode: z.string(),
  orderLineId: z.string(),
  factoryNo: z.string().nullable(),
  status: z.string().nullable(),
  isShipped: z.boolean(),
});

export const orderDetail = orderRow.extend({
  marketRecordNo: z.string().nullable(),
  specificationId: z.string().nullable(),
  specificationNo: z.string().nullable(),
  specificationLetter: z.string().nullable(),
  specificationState: z.string().nullable(),
  ownerName: z.string().nullable(),
  rateE6: z.number(),
  pricesIncludeTax: z.boolean(),
  acceptedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  warrantyClause: warrantyClauseSchema.nullable(),
  extra,
  lines: z.array(orderLineRow),
  shipments: z.array(shipmentRow),
  units: z.array(orderUnit),
});
export type OrderDetail = z.infer<typeof orderDetail>;

/** What the form starts with when an order is made from a revision or a market record. */
export const proposalInput = z.strictObject({
  specificationRevisionId: idSchema.optional(),
  marketRecordId: idSchema.optional(),
});
export const proposal = z.object({
  specificationRevisionId: z.string().nullable(),
  specificationNo: z.string().nullable(),
  specificationLetter: z.string().nullable(),
  isSigned: z.boolean(),
  marketRecordId: z.string().nullable(),
  marketRecordNo: z.string().nullable(),
  partyId: z.string().nullable(),
  partyName: z.string().nullable(),
  shipownerPartyId: z.string().nullable(),
  shipownerName: z.string().nullable(),
  currency: z.string(),
  line: z.object({
    productId: z.string().nullable(),
    product: z.string().nullable(),
    model: z.string().nullable(),
    quantity: z.number(),
    uom: z.string(),
    priceMinor: shown('market-records.quote', z.number().nullable()),
    siteId: z.string().nullable(),
  }),
});
export type Proposal = z.infer<typeof proposal>;

export const customerNoInput = z.strictObject({
  partyId: idSchema,
  customerOrderNo: shortText,
  exceptId: idSchema.optional(),
});
export const customerNoMatch = z.object({ id: z.string(), no: z.string(), orderedOn: z.string() });
