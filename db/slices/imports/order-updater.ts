import type { OrderImportField } from '#contract/imports/imports.fields.ts';
import type { OrderState } from '#contract/orders/order-states.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import type { OrderDraft } from '#db/importing/order-grouping.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { foldText } from '#db/kit/text.ts';
import {
  getHistoricOrder,
  type HistoricChange,
  type StoredHistoricOrder,
  updateHistoricOrder,
} from '#db/slices/orders/historic-order-update.service.ts';
import type { findOrdersUnderNumbers } from '#db/slices/orders/ledger-orders.service.ts';
import { findOrdersOfCustomerNo } from '#db/slices/orders/ledger-orders.service.ts';
import { bringUpToDate } from './known-record.ts';
import { lineAmount } from './line-amount.ts';
import { currencyOfOrder, ORDER_STATE_WORDS } from './order-words.ts';
import type { PartyBook } from './party-book.ts';
import { type Batch, leftovers, moneyIn, quantityIn, RowRefused, textOf, type Written } from './target.ts';
import { type PeopleBook, wordIn } from './word-books.ts';

type Known = ReturnType<typeof findOrdersUnderNumbers>;
type LineChange = NonNullable<HistoricChange['lines']>[number];

/** Brings orders of the past in line with a ledger: what it says of head and lines, and nothing else. */
export class OrderUpdater {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly #people: PeopleBook;

  constructor(batch: Batch, parties: PartyBook, people: PeopleBook) {
    this.#batch = batch;
    this.#parties = parties;
    this.#people = people;
  }

  /** Null when no order here is the one of the draft. */
  tryUpdate(draft: OrderDraft, known: Known, key: string): Written | null {
    const head = headRow(draft);
    const id = this.#find(draft, head, known, key);
    if (id === undefined) return null;
    const { w } = this.#batch;
    const current = getHistoricOrder(w, id);
    const lines = matchedLines(current, draft.rows, this.#batch.plan.orders.repeatedAmount === 'head');
    const wanted = { ...this.#head(head, draft.rows, current), ...(lines.length > 0 ? { lines } : {}) };
    return bringUpToDate(
      this.#batch,
      { entity: 'orders', ...current, current: { ...current, lines: sameShape(current, lines) } },
      wanted,
      (patch) => updateHistoricOrder(w, id, patch),
      'orderNo',
    );
  }

  #find(draft: OrderDraft, head: ImportRow, known: Known, key: string): string | undefined {
    const customer = text(head, 'customer');
    const partyId =
      customer === undefined ? undefined : this.#parties.find(customer, text(head, 'customerCode'))?.id;
    if (key === 'customerNumber') {
      const no = text(head, 'customerOrderNo');
      if (partyId === undefined || no === undefined) return undefined;
      return only(findOrdersOfCustomerNo(this.#batch.w, partyId, no), 'customerOrderNo', no);
    }
    if (draft.sourceNo === null) return undefined;
    const orderedOn = text(head, 'signedOn');
    const named = known.get(draft.sourceNo) ?? [];
    const own = named.filter((order) => customer === undefined || order.partyId === partyId);
    // A number several orders share is told apart by its day, if the ledger has one.
    const dated = own.length > 1 ? own.filter((order) => order.orderedOn === orderedOn) : own;
    return only(
      dated.map((order) => order.id),
      'orderNo',
      draft.sourceNo,
    );
  }

  #head(row: ImportRow, rows: readonly ImportRow[], current: StoredHistoricOrder): HistoricChange {
    const owner = text(row, 'owner');
    const ownerUserId = this.#people.find(owner);
    const last = (field: OrderImportField) =>
      rows
        .map((line) => text(line, field))
        .filter((day) => day !== undefined)
        .sort()
        .at(-1);
    const kept = leftovers({ ...row, extras: [] }, this.#batch.plan, [
      'status',
      'region',
      'contact',
      'phone',
    ]);
    const state = wordIn(text(row, 'status'), ORDER_STATE_WORDS as Record<OrderState, string>);
    return definedOnly({
      customerOrderNo: text(row, 'customerOrderNo'),
      orderedOn: text(row, 'signedOn'),
      dueOn: last('dueOn'),
      shippedOn: last('shippedOn'),
      currency: currencyOfOrder(row, rows),
      state: state ?? undefined,
      ownerUserId: ownerUserId ?? undefined,
      salesperson: ownerUserId === null ? owner : undefined,
      extra: kept === null ? undefined : { ...current.extra, ...kept },
    });
  }
}

function only(ids: readonly string[], field: string, key: string): string | undefined {
  if (ids.length > 1) throw new RowRefused('ambiguous_key', field, key);
  return ids[0];
}

/** What one row may say about all lines of its order at once. */
const OF_ALL_LINES: ReadonlySet<string> = new Set(['dueOn', 'worksOrderNo', 'hullNo']);

/**
 * Lines of the order for the rows of the ledger: by line number, else by product and model, else by their order when
 * there are as many. `lines_differ` when they cannot be told apart. A row that says nothing about a line names none.
 */
function matchedLines(
  order: StoredHistoricOrder,
  rows: readonly ImportRow[],
  isHeadAmount: boolean,
): LineChange[] {
  const changes = rows.map((row, at) => lineChange(row, at === 0, isHeadAmount));
  if (changes.every((change) => Object.keys(change).length === 0)) return [];
  const [whole] = changes;
  if (whole && changes.length === 1 && Object.keys(whole).every((name) => OF_ALL_LINES.has(name)))
    return order.lines.map(({ id }) => ({ id, ...whole }));
  const numbers = rows.map((row) => Number(row.values['lineNo'] ?? Number.NaN));
  const byNumber = numbers.map((no) => order.lines.find((line) => line.lineNo === no)?.id);
  const byThing = rows.map((row) => thingId(order, row));
  const inOrder = rows.length === order.lines.length ? order.lines.map((line) => line.id) : [];
  const ids = [byNumber, byThing, inOrder].find(
    (list) => list.length === rows.length && new Set(list).size === rows.length && !list.includes(undefined),
  );
  if (!ids) throw new RowRefused('lines_differ', 'orderNo', order.sourceNo ?? order.no);
  return changes.flatMap((change, at) => {
    const id = ids[at];
    return id === undefined || Object.keys(change).length === 0 ? [] : [{ id, ...change }];
  });
}

function thingId(order: StoredHistoricOrder, row: ImportRow): string | undefined {
  const key = (product: string | null | undefined, model: string | null | undefined) =>
    foldText(`${product ?? ''}|${model ?? ''}`);
  const wanted = key(textOf(row, 'product', 500), textOf(row, 'model', 500));
  if (wanted === '|') return undefined;
  const found = order.lines.filter((line) => key(line.product, line.model) === wanted);
  return found.length === 1 ? found[0]?.id : undefined;
}

function lineChange(row: ImportRow, isFirst: boolean, isHeadAmount: boolean): Omit<LineChange, 'id'> {
  const quantity = quantityIn(row.values['quantity']);
  const { amount, unitPrice, orderAmount, taxRate } = row.values;
  const isPriced =
    amount !== undefined || (unitPrice !== undefined && quantity) || (isFirst && orderAmount !== undefined);
  const money = isPriced && !(isHeadAmount && !isFirst) ? lineAmount(row, isFirst) : undefined;
  return definedOnly({
    product: textOf(row, 'product', 500),
    model: textOf(row, 'model', 500),
    quantity: quantity?.milli,
    uom: textOf(row, 'uom', 20) ?? quantity?.uom ?? undefined,
    priceMinor: moneyIn(unitPrice)?.minor,
    grossMinor: money?.minor,
    grossRestE4: money?.restE4,
    taxBp: typeof taxRate === 'number' && taxRate >= 0 && taxRate <= 10_000 ? taxRate : undefined,
    dueOn: textOf(row, 'dueOn'),
    hullNo: textOf(row, 'hullNo'),
    worksOrderNo: textOf(row, 'worksOrderNo'),
    note: textOf(row, 'remark', 20_000),
  });
}

/** The lines as they are, cut to what the ledger says about them, so that both can be compared and put back. */
function sameShape(order: StoredHistoricOrder, changes: readonly LineChange[]): object[] {
  return changes.map((change) => {
    const line = order.lines.find((candidate) => candidate.id === change.id) ?? {};
    return Object.fromEntries(
      Object.keys(change).map((name) => [name, (Reflect.get(line, name) as unknown) ?? null]),
    );
  });
}

function headRow({ head, rows }: OrderDraft): ImportRow {
  const [row] = rows;
  if (!row) throw new RowRefused('refused');
  return { ...row, values: head };
}

function text(row: ImportRow, field: OrderImportField): string | undefined {
  return textOf(row, field);
}
