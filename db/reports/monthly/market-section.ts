import { addMonths } from '#contract/insights/months.ts';
import { OPEN_STAGES } from '#contract/market-records/stages.ts';
import type { ReportBlock, ReportSection } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { orderMonths } from '#db/slices/insights/insights.service.ts';
import { quotesLeftOut, unratedSigned } from './left-out.ts';
import {
  contractedBetween,
  lostByReason,
  newRecordsByProduct,
  recordsByStage,
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
    total: { no: words.market.all(total.rows), amount: total.amount, share: total.amount === 0 ? null : 1 },
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
    rows: rows.map((row) => ({ ...row, name: row.name || words.market.noProduct })),
    total: {
      name: words.total,
      count: rows.reduce((s, x) => s + x.count, 0),
      amount: rows.reduce((s, x) => s + x.amount, 0),
    },
  };
}

function funnel(r: ReadContext, { now }: ReportPeriods, words: ReportWords): ReportBlock {
  const byStage = new Map(recordsByStage(r.db).map((s) => [s.stage, s]));
  const open = OPEN_STAGES.map((stage) => ({
    label: words.market.stages[stage],
    count: byStage.get(stage)?.count ?? 0,
    amountMinor: byStage.get(stage)?.amount ?? 0,
  }));
  const won = contractedBetween(r.db, now.from, now.to);
  return {
    kind: 'funnel',
    title: words.market.funnel,
    ...quotesLeftOut(r.db, 'funnel', now, words),
    stages: [...open, { label: words.market.stages.contracted, count: won.rows, amountMinor: won.amount }],
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
    rows: rows.map((row) => ({ ...row })),
    total: {
      name: words.total,
      count: rows.reduce((s, x) => s + x.count, 0),
      amount: rows.reduce((s, x) => s + x.amount, 0),
    },
  };
}
