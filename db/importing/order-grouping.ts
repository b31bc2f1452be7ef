import type { ImportValue } from '#contract/imports/analysis.ts';
import { IMPORT_FIELDS } from '#contract/imports/imports.fields.ts';
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
  readonly #byNumber = new Map<string, OpenDraft[]>();
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
    const known = this.#byNumber.get(number) ?? [];
    this.#byNumber.set(number, known);
    const customer = this.#reading.twoCustomers === 'first' ? '' : (customerKey(row.values) ?? '');
    const date = this.#reading.twoDates === 'first' ? undefined : row.values['signedOn'];
    // A line without customer or date belongs to the order its number was last seen with.
    const found = known.findLast((draft) => belongsTo(draft, customer, date));
    if (found) return found;
    const draft = this.#open(number, known.length + 1);
    known.push(draft);
    return draft;
  }

  #open(sourceNo: string | null, part: number): OpenDraft {
    const draft: OpenDraft = { sourceNo, part, head: {}, conflicts: [], rows: [] };
    this.#drafts.push(draft);
    return draft;
  }
}

function belongsTo(draft: OpenDraft, customer: string, date: ImportValue | undefined): boolean {
  const own = customerKey(draft.head) ?? '';
  const ownDate = draft.head['signedOn'];
  const isSameCustomer = customer === '' || own === '' || own === customer;
  return isSameCustomer && (date === undefined || ownDate === undefined || ownDate === date);
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
