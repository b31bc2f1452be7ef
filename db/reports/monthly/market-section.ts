import { ordersOfMonth, rowsNamed } from '#contract/insights/drill.ts';
import { addMonths } from '#contract/insights/months.ts';
import type { Opens, ReportBlock, ReportSection } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { orderMonths } from '#db/slices/insights/insights.service.ts';
import { funnel } from './funnel.ts';
import { quotesLeftOut, unratedSigned } from './left-out.ts';
import { lostByReason, type Named, newRecordsByProduct } from './monthly.repo.ts';
import { newness } from './newness.ts';
import type { ReportPeriods } from './period.ts';
import { signedTable } from './signed-table.ts';
import type { ReportWords } from './words/zh.ts';

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
      newness(r, periods, words),
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
      value: m.amountMinor ?? 0,
      lastYear: m.lastYearMinor,
      yoy: m.yoy,
      drill: ordersOfMonth(m.month),
      lastYearDrill: ordersOfMonth(addMonths(m.month, -12)),
    })),
  };
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
