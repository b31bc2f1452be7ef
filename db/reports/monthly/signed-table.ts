import { ordersBetween, rowsNamed } from '#contract/insights/drill.ts';
import type { Opens, ReportBlock } from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { unratedSigned } from './left-out.ts';
import { signedBetween } from './monthly.repo.ts';
import type { Period, ReportPeriods } from './period.ts';
import { type SignedOrder, signedOrders } from './signed.repo.ts';
import type { ReportWords } from './words/zh.ts';

const SHOWN_ORDERS = 12;

/** Orders of the month, largest first; one that was signed without a specification says why. */
export function signedTable(r: ReadContext, { now }: ReportPeriods, words: ReportWords): ReportBlock {
  const label = words.market.signedColumns;
  const all = signedOrders(r.db, now.from, now.to);
  const total = signedBetween(r.db, now.from, now.to);
  const shown = all.slice(0, SHOWN_ORDERS);
  const rest = all.slice(SHOWN_ORDERS);
  const row = ({ hulls, overrideReason, ...o }: SignedOrder, i: number) => ({
    seq: i + 1,
    ...o,
    hull: words.market.hulls(hulls),
    letter: overrideReason === null ? o.letter : words.market.overridden(overrideReason),
    quantity: o.quantity / 1000,
    // An order without a rate has no amount to have a share by.
    share: total.amount === 0 || o.amount === 0 ? null : o.amount / total.amount,
  });
  const numbers = rest.map((o) => o.no);
  const wholeMonth = ordersBetween(now.from, now.to);
  const restRow = { no: words.market.rest(rest.length), amount: rest.reduce((sum, o) => sum + o.amount, 0) };
  return {
    kind: 'table',
    title: words.market.signed,
    footnote: 'A1',
    ...unratedSigned(r.db, now, words),
    columns: [
      { key: 'seq', label: label.seq, kind: 'count' },
      { key: 'no', label: label.no, kind: 'text' },
      { key: 'customer', label: label.customer, kind: 'text' },
      { key: 'owner', label: label.owner, kind: 'text' },
      { key: 'hull', label: label.hull, kind: 'text' },
      { key: 'product', label: label.product, kind: 'text' },
      { key: 'quantity', label: label.quantity, kind: 'count' },
      { key: 'amount', label: label.amount, kind: 'money' },
      { key: 'share', label: label.share, kind: 'ratio', of: { share: 'amount' } },
      { key: 'dueOn', label: label.dueOn, kind: 'date' },
      { key: 'letter', label: label.letter, kind: 'text' },
      { key: 'sales', label: label.sales, kind: 'text' },
    ],
    rows: [...shown.map(row), ...(rest.length > 0 ? [restRow] : [])],
    opens: [...shown.map((o) => openOrders([o.no])), ...(rest.length > 0 ? [openOrders(numbers)] : [])],
    totalOpens: { no: wholeMonth, amount: wholeMonth },
    total: { no: words.market.all(total.rows), amount: total.amount, share: total.amount === 0 ? null : 1 },
  };
}

function openOrders(numbers: readonly string[]): Opens {
  const drill = rowsNamed('orders', numbers);
  return { no: drill, amount: drill };
}

/** For the foot of the report: every order of the month without a signed specification, with its reason. */
export function overrideNotes(db: ReadableDb, { from, to }: Period, words: ReportWords): string[] {
  const orders = signedOrders(db, from, to).flatMap(({ no, overrideReason }) =>
    overrideReason === null ? [] : [{ no, reason: overrideReason }],
  );
  return orders.length > 0 ? [words.notes.overridden(orders)] : [];
}
