import type { OrderImportField } from '#contract/imports/imports.fields.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import type { OrderState } from '#contract/orders/order-states.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { type OrderDraft, OrderGrouping } from '#db/importing/order-grouping.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import {
  type HistoricHead,
  type HistoricLine,
  importHistoricOrder,
} from '#db/slices/orders/historic-orders.service.ts';
import { findOrdersUnderNumbers } from '#db/slices/orders/ledger-orders.service.ts';
import { type LineMoney, lineAmount } from './line-amount.ts';
import { OrderUpdater } from './order-updater.ts';
import { currencyOfOrder, ORDER_STATE_WORDS } from './order-words.ts';
import { PartyBook } from './party-book.ts';
import { ProductBook } from './product-book.ts';
import {
  type Batch,
  happenedOn,
  type ImportTarget,
  leftovers,
  moneyIn,
  quantityIn,
  type RowBook,
  RowRefused,
  textOf,
  type Written,
} from './target.ts';
import { PeopleBook, wordIn } from './word-books.ts';

const ENTITY = 'orders';
/** Measure of a quantity whose ledger names none and that cannot be pieces. */
const UNNAMED_UOM = '单位';

/** Order ledgers: the rows of one number make an order of the past, marked as such; no specification is asked. */
export class OrderTarget implements ImportTarget {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly #people: PeopleBook;
  readonly #products: ProductBook;

  readonly #updater: OrderUpdater;
  /** Orders of earlier batches; what this one makes is no twin of itself. */
  #before: ReturnType<typeof findOrdersUnderNumbers> = new Map();
  readonly books: readonly RowBook[];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#parties = new PartyBook(batch.w, batch.batchId);
    this.#people = new PeopleBook(batch.w);
    this.#products = new ProductBook(batch.w, batch.batchId);
    this.#updater = new OrderUpdater(batch, this.#parties, this.#people);
    this.books = [this.#parties, this.#products];
  }

  drafts(rows: readonly ImportRow[]): OrderDraft[] {
    const grouping = new OrderGrouping(this.#batch.plan.orders);
    for (const row of rows) grouping.add(row);
    const orders = grouping.orders();
    const numbers = orders.flatMap(({ sourceNo }) => (sourceNo === null ? [] : [sourceNo]));
    this.#before = findOrdersUnderNumbers(this.#batch.w, [...new Set(numbers)]);
    return orders;
  }

  write(draft: OrderDraft): Written {
    const { mode, key } = this.#batch.plan;
    if (mode !== 'create') {
      const changed = this.#updater.tryUpdate(draft, this.#before, key);
      if (changed) return changed;
      if (mode === 'update') throw new RowRefused('not_here', 'orderNo', draft.sourceNo ?? '');
    }
    return this.#create(draft);
  }

  #create(draft: OrderDraft): Written {
    const { head, rows, sourceNo } = draft;
    const headRow = { ...first(rows), values: head };
    const orderedOn = happenedOn(this.#batch, headRow, 'signedOn');
    const customer = text(headRow, 'customer');
    if (customer === undefined) throw new RowRefused('required', 'customer');
    if (orderedOn === undefined) throw new RowRefused('required', 'signedOn');
    // What can be refused is read before a customer or a product is added.
    const facts = this.#head(headRow, rows);
    const amounts = this.#amounts(draft);
    const party = this.#parties.findOrCreate({
      name: customer,
      code: text(headRow, 'customerCode'),
      region: text(headRow, 'region'),
      role: 'customer',
    });
    const lines = this.#lines(draft, amounts);
    const known = this.#known(sourceNo, party.id, orderedOn, lines);
    if (known !== undefined) return { outcome: 'same', entity: ENTITY, entityId: known };
    const order = {
      ...facts,
      sourceNo,
      partyId: party.id,
      partyName: party.name,
      orderedOn,
    };
    const { id } = importHistoricOrder(this.#batch.w, { head: order, lines, batchId: this.#batch.batchId });
    return { outcome: 'new', entity: ENTITY, entityId: id };
  }

  #head(row: ImportRow, rows: readonly ImportRow[]): Partial<HistoricHead> {
    const owner = text(row, 'owner');
    const ownerUserId = this.#people.find(owner);
    const last = (field: OrderImportField) =>
      rows
        .map((line) => text(line, field))
        .filter((day) => day !== undefined)
        .sort()
        .at(-1);
    const state = wordIn(text(row, 'status'), ORDER_STATE_WORDS as Record<OrderState, string>);
    return definedOnly({
      customerOrderNo: text(row, 'customerOrderNo'),
      dueOn: last('dueOn'),
      shippedOn: last('shippedOn'),
      ...this.#money(row, rows),
      state: state ?? undefined,
      ownerUserId: ownerUserId ?? undefined,
      salesperson: ownerUserId === null ? owner : undefined,
      extra:
        leftovers({ ...row, extras: [] }, this.#batch.plan, ['status', 'region', 'contact', 'phone']) ??
        undefined,
    });
  }

  #money(row: ImportRow, rows: readonly ImportRow[]): Pick<HistoricHead, 'currency' | 'rateE6'> {
    const currency = currencyOfOrder(row, rows);
    const rate = currency === undefined ? undefined : this.#batch.plan.rates[currency];
    return definedOnly({
      currency,
      rateE6: rate === undefined ? undefined : Math.round(Number(rate) * 1_000_000),
    });
  }

  #amounts({ rows }: OrderDraft): LineMoney[] {
    const isHeadAmount = this.#batch.plan.orders.repeatedAmount === 'head';
    // An order's amount that stands on each of its lines is booked once, on the first.
    return rows.map((row, index) =>
      isHeadAmount && index > 0 ? { minor: 0, restE4: 0 } : lineAmount(row, index === 0),
    );
  }

  #lines({ rows }: OrderDraft, amounts: readonly LineMoney[]): HistoricLine[] {
    const numbers = rows.map((row) => Number(row.values['lineNo'] ?? Number.NaN));
    const areNumbers = numbers.every((number) => Number.isInteger(number) && number > 0 && number < 1e9);
    const isNumbered = areNumbers && new Set(numbers).size === numbers.length;
    return rows.map((row, index) =>
      this.#line(row, amounts[index] ?? { minor: 0, restE4: 0 }, isNumbered ? numbers[index] : undefined),
    );
  }

  #line(row: ImportRow, money: LineMoney, lineNo: number | undefined): HistoricLine {
    const quantity = quantityIn(row.values['quantity']);
    const uom = text(row, 'uom', 20) ?? quantity?.uom ?? undefined;
    const isWhole = isQuantityAllowed(quantity?.milli ?? 0, uom ?? '台');
    if (!isWhole && uom !== undefined) throw new RowRefused('fractional_quantity', 'quantity');
    const price = moneyIn(row.values['unitPrice']);
    const taxBp = row.values['taxRate'];
    const kept: OrderImportField[] = [
      'discount',
      'category',
      ...(lineNo === undefined ? (['lineNo'] as const) : []),
    ];
    const product = this.#products.find(row);
    if (product === null) kept.push('productCode');
    return {
      quantity: quantity?.milli ?? 1000,
      grossMinor: money.minor,
      grossRestE4: money.restE4,
      ...definedOnly({
        lineNo,
        productId: product ?? undefined,
        product: text(row, 'product', 500),
        model: text(row, 'model', 500),
        // Pieces are whole: a fraction without a word is of some measure the ledger does not name.
        uom: uom ?? (isWhole ? undefined : UNNAMED_UOM),
        priceMinor: price?.minor,
        taxBp: typeof taxBp === 'number' && taxBp >= 0 && taxBp <= 10_000 ? taxBp : undefined,
        dueOn: text(row, 'dueOn'),
        hullNo: text(row, 'hullNo'),
        worksOrderNo: text(row, 'worksOrderNo'),
        note: text(row, 'remark', 20_000),
        extra: leftovers(row, this.#batch.plan, [...kept, 'site']) ?? undefined,
      }),
    };
  }

  /** An order that came before: number, customer and day are the same. With other amounts somebody has to look. */
  #known(
    sourceNo: string | null,
    partyId: string,
    orderedOn: string,
    lines: readonly HistoricLine[],
  ): string | undefined {
    if (sourceNo === null) return undefined;
    const found = this.#before
      .get(sourceNo)
      ?.find((order) => order.partyId === partyId && order.orderedOn === orderedOn);
    if (!found) return undefined;
    const exact = (minor: number, rest: number) => BigInt(minor) * 10_000n + BigInt(rest);
    const total = lines.reduce((sum, line) => sum + exact(line.grossMinor, line.grossRestE4 ?? 0), 0n);
    const isSame = exact(found.grossMinor, found.grossRestE4) === total && found.lineCount === lines.length;
    if (!isSame) throw new RowRefused('exists_with_other_content', 'orderNo', sourceNo);
    return found.id;
  }
}

function first(rows: readonly ImportRow[]): ImportRow {
  const [row] = rows;
  if (!row) throw new RowRefused('refused');
  return row;
}

function text(row: ImportRow, field: OrderImportField, limit?: number): string | undefined {
  return textOf(row, field, limit);
}
