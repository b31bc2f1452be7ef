import { ordersBetween, ordersOfMonth, rowsNamed } from '#contract/insights/drill.ts';
import { addMonths } from '#contract/insights/months.ts';
import type { Opens, ReportBlock, ReportSection } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { orderMonths } from '#db/slices/insights/insights.service.ts';
import { funnel } from './funnel.ts';
import { quotesLeftOut, unratedSigned } from './left-out.ts';
import {
  lostByReason,
  type Named,
  newRecordsByProduct,
  signedBetween,
  signedOrders,
} from './monthly.repo.ts';
import type { ReportPeriods } from './period.ts';
import type { ReportWords } from './words/zh.ts';

const SHOWN_ORDERS = 12;

/** 市场与订单: new records, the funnel, orders signed, lost orders. */
export function marketSection(r: ReadContext, periods: ReportPeriods, words: ReportWords): ReportSection {
  const { no, title } = words.market;
  return {
    no,
    title,
    blocks: [
      twelveMonths(r, periods, words),
      funnel(r, periods, words),
      signedTable(r, periods, words),
      newRecords(r, periods, words),
      lostTable(r, periods, words),
    ],
  };
}

function twelveMonths(r: ReadContext, { month, now }: ReportPeriods, words: ReportWords): ReportBlock {
  const from = addMonths(month, -11);
  const { months } = orderMonths(r, { from, to: month });
  return {
    kind: 'months',
    title: words.market.twelveMonths,
    ...unratedSigned(r.db, { from: `${from}-01`, to: now.to }, words),
    valueKind: 'money',
    months: months.map((m) => ({
      month: m.month,
      value: m.amountMinor,
      lastYear: m.lastYearMinor,
      yoy: m.yoy,
      drill: ordersOfMonth(m.month),
      lastYearDrill: ordersOfMonth(addMonths(m.month, -12)),
    })),
  };
}

function signedTable(r: ReadContext, { now }: ReportPeriods, words: ReportWords): ReportBlock {
  const label = words.market.signedColumns;
  const all = signedOrders(r.db, now.from, now.to);
  const total = signedBetween(r.db, now.from, now.to);
  const shown = all.slice(0, SHOWN_ORDERS);
  const rest = all.slice(SHOWN_ORDERS);
  const row = (o: (typeof all)[number], i: number) => ({
    seq: i + 1,
    ...o,
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
      { key: 'product', label: label.product, kind: 'text' },
      { key: 'quantity', label: label.quantity, kind: 'count' },
      { key: 'amount', label: label.amount, kind: 'money' },
      { key: 'share', label: label.share, kind: 'ratio' },
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

/** Number and amount of a line open its records. */
function openRecords(rows: readonly Named[]): Opens {
  const drill = rowsNamed(
    'market-records',
    rows.flatMap((row) => row.numbers),
  );
  return { count: drill, amount: drill };
}

/** What a table of names, counts and amounts holds. */
function namedRows(rows: readonly Named[], words: ReportWords, unnamed: string) {
  return {
    rows: rows.map(({ name, count, amount }) => ({ name: name || unnamed, count, amount })),
    total: {
      name: words.total,
      count: rows.reduce((s, x) => s + x.count, 0),
      amount: rows.reduce((s, x) => s + x.amount, 0),
    },
    opens: rows.map((row) => openRecords([row])),
    totalOpens: openRecords(rows),
  };
}

function newRecords(r: ReadContext, { now }: ReportPeriods, words: ReportWords): ReportBlock {
  const label = words.market.recordColumns;
  const rows = newRecordsByProduct(r.db, now.from, now.to);
  return {
    kind: 'table',
    title: words.market.records,
    ...quotesLeftOut(r.db, 'recorded', now, words),
    columns: [
      { key: 'name', label: label.name, kind: 'text' },
      { key: 'count', label: label.count, kind: 'count' },
      { key: 'amount', label: label.amount, kind: 'money' },
    ],
    ...namedRows(rows, words, words.market.noProduct),
  };
}

function lostTable(r: ReadContext, { now }: ReportPeriods, words: ReportWords): ReportBlock {
  const label = words.market.lostColumns;
  const rows = lostByReason(r.db, now.from, now.to, words.language);
  return {
    kind: 'table',
    title: words.market.lost,
    ...quotesLeftOut(r.db, 'lost', now, words),
    columns: [
      { key: 'name', label: label.name, kind: 'text' },
      { key: 'count', label: label.count, kind: 'count' },
      { key: 'amount', label: label.amount, kind: 'money' },
    ],
    ...namedRows(rows, words, ''),
  };
}
