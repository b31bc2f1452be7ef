import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import { lineAmounts } from '#contract/orders/amounts.ts';
import type { OrderLineInput } from '#contract/orders/orders.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import type { createdNow } from '#db/kit/row-meta.ts';
import { orderLines, type StoredLine } from './order-lines.repo.ts';
import { isOrderNoTaken, orders, type StoredOrder } from './orders.repo.ts';

export const ENTITY = 'orders';

/** Lines as stored, amounts computed; whole units only where the unit of measure is counted. */
export function pricedLines(
  w: WriteContext,
  orderId: string,
  inputs: readonly OrderLineInput[],
  pricesIncludeTax: boolean,
): StoredLine[] {
  if (inputs.length === 0) throw ruleBroken('order_without_lines');
  return inputs.map((input, index) => {
    const { quantity, uom = '台', priceMinor, taxBp = 0 } = input;
    if (!isQuantityAllowed(quantity, uom))
      throw ruleBroken('fractional_quantity', { line: index + 1, quantity, uom });
    return {
      id: w.newId(),
      orderId,
      lineNo: index + 1,
      productId: input.productId ?? null,
      product: input.product || null,
      model: input.model || null,
      quantity,
      uom,
      priceMinor,
      taxBp,
      ...lineAmounts({ priceMinor, quantity, taxBp }, pricesIncludeTax),
      grossRestE4: 0,
      dueOn: input.dueOn ?? null,
      siteId: input.siteId ?? null,
      hullNo: input.hullNo || null,
      worksOrderNo: input.worksOrderNo || null,
      note: input.note || null,
      extra: null,
    };
  });
}

/** The given number, or the next of the series that nobody has typed in before. */
export function orderNo(w: WriteContext, given: string | undefined, orderedOn: string): string {
  if (given !== undefined) {
    if (isOrderNoTaken(w.db, given))
      throw new DomainError('DUPLICATE', { entity: ENTITY, field: 'no', value: given });
    return given;
  }
  let no = w.nextNo('order', orderedOn);
  while (isOrderNoTaken(w.db, no)) no = w.nextNo('order', orderedOn);
  return no;
}

/** An order with nothing but what every order has; callers put their own on top. */
export function emptyOrder(): Omit<
  StoredOrder,
  | 'id'
  | 'no'
  | 'partyId'
  | 'orderedOn'
  | 'netMinor'
  | 'taxMinor'
  | 'grossMinor'
  | 'baseMinor'
  | 'state'
  | keyof ReturnType<typeof createdNow>
> {
  return {
    sourceNo: null,
    customerOrderNo: null,
    shipownerPartyId: null,
    marketRecordId: null,
    specificationRevisionId: null,
    overrideReason: null,
    isHistoric: false,
    dueOn: null,
    shippedOn: null,
    acceptedOn: null,
    closedOn: null,
    pricesIncludeTax: false,
    currency: 'CNY',
    rateE6: 1_000_000,
    grossRestE4: 0,
    ownerUserId: null,
    salesperson: null,
    warrantyClause: null,
    note: null,
    extra: null,
    importBatchId: null,
  };
}

/** Writes head and lines. NOT_FOUND names a reference to nothing. */
export function insertOrder(w: WriteContext, order: StoredOrder, lines: readonly StoredLine[]): void {
  orders.insert(w.db, order);
  for (const line of lines) orderLines.insert(w.db, line);
}
