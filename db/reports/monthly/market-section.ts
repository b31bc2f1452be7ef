import { addMonths } from '#contract/insights/months.ts';
import type { ReportSection } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { orderMonths } from '#db/slices/insights/insights.service.ts';
import {
  contractedBetween,
  lostByReason,
  newRecordsByProduct,
  recordsByStage,
  signedBetween,
  signedOrders,
} from './monthly.repo.ts';
import type { ReportPeriods } from './period.ts';

const SHOWN_ORDERS = 12;
const FUNNEL = [
  ['tracking', '跟踪'],
  ['technical_exchange', '技术交流'],
  ['quoted', '报价'],
  ['specification_signed', '规格书签署'],
] as const;

/** 市场与订单: new records, the funnel, orders signed, lost orders. */
export function marketSection(r: ReadContext, periods: ReportPeriods): ReportSection {
  return {
    no: '二',
    title: '市场与订单',
    blocks: [
      twelveMonths(r, periods),
      funnel(r, periods),
      signedTable(r, periods),
      newRecords(r, periods),
      lostTable(r, periods),
    ],
  };
}

function twelveMonths(r: ReadContext, { month }: ReportPeriods): ReportSection['blocks'][number] {
  const { months } = orderMonths(r, { from: addMonths(month, -11), to: month });
  return {
    kind: 'months',
    title: '近 12 个月新签合同额',
    valueKind: 'money',
    months: months.map((m) => ({
      month: m.month,
      value: m.amountMinor,
      lastYear: m.lastYearMinor,
      yoy: m.yoy,
    })),
  };
}

function signedTable(r: ReadContext, { now }: ReportPeriods): ReportSection['blocks'][number] {
  const all = signedOrders(r.db, now.from, now.to);
  const total = signedBetween(r.db, now.from, now.to);
  const shown = all.slice(0, SHOWN_ORDERS);
  const rest = all.slice(SHOWN_ORDERS);
  const row = (o: (typeof all)[number], i: number) => ({
    seq: i + 1,
    ...o,
    quantity: o.quantity / 1000,
    share: total.amount === 0 ? null : o.amount / total.amount,
  });
  const restRow = { no: `其余 ${rest.length} 份`, amount: rest.reduce((sum, o) => sum + o.amount, 0) };
  return {
    kind: 'table',
    title: '本月新签合同（按金额）',
    footnote: 'A1',
    columns: [
      { key: 'seq', label: '序', kind: 'count' },
      { key: 'no', label: '合同号', kind: 'text' },
      { key: 'customer', label: '客户', kind: 'text' },
      { key: 'owner', label: '船东', kind: 'text' },
      { key: 'product', label: '产品型号', kind: 'text' },
      { key: 'quantity', label: '数量', kind: 'count' },
      { key: 'amount', label: '金额', kind: 'money' },
      { key: 'share', label: '占比', kind: 'ratio' },
      { key: 'dueOn', label: '交期', kind: 'date' },
      { key: 'letter', label: '规格书', kind: 'text' },
      { key: 'sales', label: '经办', kind: 'text' },
    ],
    rows: [...shown.map(row), ...(rest.length > 0 ? [restRow] : [])],
    total: { no: `合计 ${total.rows} 份`, amount: total.amount, share: total.amount === 0 ? null : 1 },
  };
}

function newRecords(r: ReadContext, { now }: ReportPeriods): ReportSection['blocks'][number] {
  const rows = newRecordsByProduct(r.db, now.from, now.to);
  return {
    kind: 'table',
    title: '本月新增市场信息',
    columns: [
      { key: 'name', label: '产品', kind: 'text' },
      { key: 'count', label: '条数', kind: 'count' },
      { key: 'amount', label: '报价金额', kind: 'money' },
    ],
    rows: rows.map((row) => ({ ...row })),
    total: {
      name: '合计',
      count: rows.reduce((s, x) => s + x.count, 0),
      amount: rows.reduce((s, x) => s + x.amount, 0),
    },
  };
}

function funnel(r: ReadContext, { now }: ReportPeriods): ReportSection['blocks'][number] {
  const byStage = new Map(recordsByStage(r.db).map((s) => [s.stage, s]));
  const open = FUNNEL.map(([stage, label]) => ({
    label,
    count: byStage.get(stage)?.count ?? 0,
    amountMinor: byStage.get(stage)?.amount ?? 0,
  }));
  const won = contractedBetween(r.db, now.from, now.to);
  return {
    kind: 'funnel',
    title: '在跟市场信息漏斗（合同为本月转入）',
    stages: [...open, { label: '合同', count: won.rows, amountMinor: won.amount }],
  };
}

function lostTable(r: ReadContext, { now }: ReportPeriods): ReportSection['blocks'][number] {
  const rows = lostByReason(r.db, now.from, now.to);
  return {
    kind: 'table',
    title: '本月失单原因',
    columns: [
      { key: 'name', label: '原因', kind: 'text' },
      { key: 'count', label: '条数', kind: 'count' },
      { key: 'amount', label: '失单金额', kind: 'money' },
    ],
    rows: rows.map((row) => ({ ...row })),
    total: {
      name: '合计',
      count: rows.reduce((s, x) => s + x.count, 0),
      amount: rows.reduce((s, x) => s + x.amount, 0),
    },
  };
}
