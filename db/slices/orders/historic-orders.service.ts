import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import { BASE_CURRENCY, orderTotals, splitGross, toBase } from '#contract/orders/amounts.ts';
import type { OrderState } from '#contract/orders/order-states.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { createdNow } from '#db/kit/row-meta.ts';
import type { StoredLine } from './order-lines.repo.ts';
import { indexOrder } from './order-search.ts';
import { ENTITY, emptyOrder, insertOrder, orderNo } from './order-writing.ts';
import { isOrderNoTaken, partyNameOf, type StoredOrder } from './orders.repo.ts';

/** Head of an order from an old ledger; texts for which there is no field go to `extra`. */
export interface HistoricHead {
  /** Number under which the order is to be known here; without one the ledger's own, if it is free. */
  no?: string;
  /** Number in the ledger, kept whatever `no` becomes. */
  sourceNo?: string | null;
  customerOrderNo?: string | null;
  partyId: string;
  /** Spares a read when the caller knows it. */
  partyName?: string;
  orderedOn: string;
  dueOn?: string | null;
  shippedOn?: string | null;
  closedOn?: string | null;
  currency?: string;
  rateE6?: number;
  state?: OrderState;
  ownerUserId?: string | null;
  salesperson?: string | null;
  note?: string | null;
  extra?: Record<string, string> | null;
}

/**
 * A line as the ledger has it. `grossMinor` is the rounded amount, `grossRestE4` what rounding left off in 10⁻⁴ of a
 * minor unit (0.125 元 = 12 分 and a rest of 5000), so that sums over the ledger stay exact. Negative lines are credits.
 */
export interface HistoricLine {
  lineNo?: number;
  productId?: string | null;
  product?: string | null;
  model?: string | null;
  quantity: number;
  uom?: string;
  priceMinor?: number | null;
  taxBp?: number;
  grossMinor: number;
  grossRestE4?: number;
  dueOn?: string | null;
  siteId?: string | null;
  hullNo?: string | null;
  worksOrderNo?: string | null;
  note?: string | null;
  /** Category, discount and other cells without a field of their own. */
  extra?: Record<string, string> | null;
}

export interface HistoricOrder {
  head: HistoricHead;
  lines: readonly HistoricLine[];
  batchId: string | null;
}

function storedLine(w: WriteContext, orderId: string, line: HistoricLine, index: number): StoredLine {
  const { grossMinor, taxBp = 0, ...rest } = line;
  return {
    id: w.newId(),
    orderId,
    lineNo: index + 1,
    productId: null,
    product: null,
    model: null,
    uom: '台',
    priceMinor: null,
    grossRestE4: 0,
    dueOn: null,
    siteId: null,
    hullNo: null,
    worksOrderNo: null,
    note: null,
    extra: null,
    ...definedOnly(rest),
    taxBp,
    ...splitGross(grossMinor, taxBp),
  };
}

/** Foreign money of a ledger that says no rate stands in no sum until somebody says it. */
export function historicBase(grossMinor: number, currency = BASE_CURRENCY, rateE6?: number): number {
  if (currency === BASE_CURRENCY) return grossMinor;
  return rateE6 === undefined ? 0 : toBase(grossMinor, rateE6);
}

function historicNo(w: WriteContext, head: HistoricHead): string {
  if (head.no !== undefined) return orderNo(w, head.no, head.orderedOn);
  if (head.sourceNo && !isOrderNoTaken(w.db, head.sourceNo)) return head.sourceNo;
  return orderNo(w, undefined, head.orderedOn);
}

/**
 * Adds an order of the past, marked historic: no specification is asked for, the state is the ledger's, the market
 * record stays as it is. Totals are the sums of the lines, rests included. Cheap enough for a whole ledger in one
 * transaction: no read beyond the number. Errors: DUPLICATE for a given `no`, NOT_FOUND, order_without_lines.
 */
export function importHistoricOrder(w: WriteContext, input: HistoricOrder): { id: string; no: string } {
  const { head, batchId } = input;
  const { partyName: knownName, ...fields } = head;
  if (input.lines.length === 0) throw ruleBroken('order_without_lines');
  const partyName = knownName ?? partyNameOf(w.db, head.partyId);
  if (partyName === undefined) throw new DomainError('NOT_FOUND', { entity: 'parties', key: head.partyId });
  const id = w.newId();
  const lines = input.lines.map((line, index) => storedLine(w, id, line, index));
  const totals = orderTotals(lines);
  const order: StoredOrder = {
    ...emptyOrder(),
    pricesIncludeTax: true,
    ...definedOnly(fields),
    ...totals,
    id,
    no: historicNo(w, head),
    isHistoric: true,
    importBatchId: batchId,
    state: head.state ?? 'closed',
    grossRestE4: lines.reduce((sum, line) => sum + line.grossRestE4, 0),
    baseMinor: historicBase(totals.grossMinor, head.currency, head.rateE6),
    ...createdNow(w),
  };
  insertOrder(w, order, lines);
  w.log({ entity: ENTITY, id, action: 'import', after: { ...order, lines } });
  indexOrder(w, order, partyName, lines);
  return { id, no: order.no };
}
