import { z } from 'zod';
import { shown } from '#contract/field-masks/field-marks.ts';
import { ORDER_STATES } from './order-states.ts';

const amount = shown('orders.amounts', z.number());

/** A line of an order with what its order says: one row of the ledger of lines. `no` is the order's number. */
export const orderedLineRow = z.object({
  id: z.string(),
  orderId: z.string(),
  no: z.string(),
  lineNo: z.number(),
  customerOrderNo: z.string().nullable(),
  partyId: z.string(),
  partyName: z.string(),
  orderedOn: z.string(),
  productId: z.string().nullable(),
  product: z.string().nullable(),
  model: z.string().nullable(),
  /** Number and letter of the revision the order stands on. */
  specification: z.string().nullable(),
  quantity: z.number(),
  uom: z.string(),
  priceMinor: shown('orders.amounts', z.number().nullable()),
  netMinor: amount,
  taxMinor: amount,
  grossMinor: amount,
  currency: z.string(),
  hullNo: z.string().nullable(),
  siteId: z.string().nullable(),
  siteName: z.string().nullable(),
  /** The line's own date, or the order's. */
  dueOn: z.string().nullable(),
  shippedQuantity: z.number(),
  worksOrderNo: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(ORDER_STATES),
  ownerUserId: z.string().nullable(),
  salesperson: z.string().nullable(),
  isHistoric: z.boolean(),
  voidedAt: z.number().nullable(),
});
export type OrderedLineRow = z.infer<typeof orderedLineRow>;
