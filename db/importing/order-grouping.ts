import { IMPORT_FIELDS } from '#contract/imports/imports.fields.ts';
import type { ImportValue } from './column-reading.ts';
import type { ImportRow, OrderReading } from './import-plan.ts';
import { customerKey } from './order-facts.ts';

type Values = Readonly<Record<string, ImportValue>>;

/** Rows of a ledger that make one order. */
export interface OrderDraft {
  /** Number in the ledger; null for a row that had none. Several orders may share it. */
  sourceNo: string | null;
  /** 1 for the first customer of a shared number, 2 for the next … */
  part: number;
  /** Fields of the head, from the first row that has them. */
  head: Values;
  /** Head fields that differ between the rows: the first value counts, the others are told. */
  conflicts: ReadonlyArray<{ row: number; field: string }>;
  rows: readonly ImportRow[];
}

const HEAD_FIELDS = IMPORT_FIELDS.orders.filter((field) => !field.line).map((field) => field.name);

interface OpenDraft {
  sourceNo: string | null;
  part: number;
  head: Record<string, ImportValue>;
  conflicts: Array<{ row: number; field: string }>;
  rows: ImportRow[];
}

/**
 * Groups the valid rows of an order ledger into orders, in the order of their first rows. Rows of one order need
 * not stand together. Without a number column every row is an order.
 */
export class OrderGrouping {
  readonly #reading: OrderReading;
  readonly #drafts: OpenDraft[] = [];
  readonly #byNumber = new Map<string, Map<string, OpenDraft>>();
  #last: OpenDraft | null = null;

  constructor(reading: OrderReading) {
    this.#reading = reading;
  }

  add(row: ImportRow): void {
    const draft = this.#draftFor(row);
    mergeHead(draft, row);
    draft.rows.push(row);
    this.#last = draft;
  }

  orders(): OrderDraft[] {
    return this.#drafts;
  }

  #draftFor(row: ImportRow): OpenDraft {
    const number = row.values['orderNo'];
    if (typeof number !== 'string') {
      const continues = this.#reading.blankNumber === 'above' && this.#last !== null;
      return continues && this.#last ? this.#last : this.#open(null, 1);
    }
    const known = this.#byNumber.get(number) ?? new Map<string, OpenDraft>();
    this.#byNumber.set(number, known);
    const customer = this.#reading.twoCustomers === 'first' ? '' : (customerKey(row.values) ?? '');
    // A line without a customer belongs to the order its number was last seen with.
    const found = known.get(customer) ?? (customer === '' ? [...known.values()].at(-1) : known.get(''));
    if (found) {
      if (customer !== '') known.set(customer, found);
      return found;
    }
    const draft = this.#open(number, new Set(known.values()).size + 1);
    known.set(customer, draft);
    return draft;
  }

  #open(sourceNo: string | null, part: number): OpenDraft {
    const draft: OpenDraft = { sourceNo, part, head: {}, conflicts: [], rows: [] };
    this.#drafts.push(draft);
    return draft;
  }
}

function mergeHead(draft: OpenDraft, { row, values }: ImportRow): void {
  for (const field of HEAD_FIELDS) {
    const value = values[field];
    if (value === undefined) continue;
    const known = draft.head[field];
    if (known === undefined) draft.head[field] = value;
    else if (JSON.stringify(known) !== JSON.stringify(value)) draft.conflicts.push({ row, field });
  }
}
