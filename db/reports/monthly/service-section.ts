import { changeRatio } from '#contract/insights/change-ratio.ts';
import type { ReportSection } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { casePareto } from '#db/slices/insights/insights.service.ts';
import { caseRollForward, countBy, replacedParts } from './monthly.repo.ts';
import type { ReportPeriods } from './period.ts';

const SHOWN_FAULTS = 8;
const SHOWN_PARTS = 20;

const WORDS: Readonly<Record<string, string>> = {
  customer: '客户主动反馈',
  follow_up: '经营回访',
  service: '服务过程跟踪',
  inspection: '巡检',
  import: '历史导入',
  minor: '轻微',
  normal: '一般',
  major: '严重',
  critical: '危急',
  warranty: '质保',
  paid: '有偿',
  goodwill: '商务让步',
};

/** 售后服务: cases rolled forward, channels and severity, faults, parts replaced. */
export function serviceSection(r: ReadContext, periods: ReportPeriods): ReportSection {
  return {
    no: '三',
    title: '售后服务',
    blocks: [rollForward(r, periods), faults(r, periods), parts(r, periods), counts(r, periods)],
  };
}

function rollForward(r: ReadContext, { now, lastYear }: ReportPeriods): ReportSection['blocks'][number] {
  const rows = caseRollForward(r.db, { ...now, lastFrom: lastYear.from, lastTo: lastYear.to });
  const keys = ['opened', 'added', 'ended', 'open', 'overdue', 'lastYear'] as const;
  const total = Object.fromEntries(keys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]));
  return {
    kind: 'table',
    title: '服务案件滚动',
    footnote: 'B1',
    columns: [
      { key: 'name', label: '产品', kind: 'text' },
      { key: 'opened', label: '期初', kind: 'count' },
      { key: 'added', label: '＋新增', kind: 'count' },
      { key: 'ended', label: '−关闭', kind: 'count' },
      { key: 'open', label: '＝期末', kind: 'count' },
      { key: 'overdue', label: '其中超期', kind: 'count' },
      { key: 'lastYear', label: '上年同月新增', kind: 'count' },
      { key: 'yoy', label: '同比', kind: 'change' },
    ],
    rows: rows.map((row) => ({ ...row, yoy: changeRatio(row.added, row.lastYear) })),
    total: { name: '合计', ...total, yoy: changeRatio(total.added ?? 0, total.lastYear ?? 0) },
  };
}

function faults(r: ReadContext, { now }: ReportPeriods): ReportSection['blocks'][number] {
  const { rows, total } = casePareto(r, { by: 'fault', ...now });
  const shown = rows.slice(0, SHOWN_FAULTS);
  const rest = rows.slice(SHOWN_FAULTS);
  const sum = (pick: (row: (typeof rows)[number]) => number) => rest.reduce((s, row) => s + pick(row), 0);
  const other = {
    key: '*',
    label: `其他 ${rest.length} 类`,
    value: sum((x) => x.value),
    lastYear: sum((x) => x.lastYear),
    cumulativeShare: 1,
    abc: 'C' as const,
  };
  const named = shown.map(({ key, label, value, lastYear, cumulativeShare, abc }) => ({
    key,
    label: label || '未编码',
    value,
    lastYear,
    cumulativeShare,
    abc,
  }));
  return {
    kind: 'pareto',
    title: `故障分布（n＝${total}）`,
    rows: [...named, ...(rest.length > 0 ? [other] : [])],
  };
}

function parts(r: ReadContext, { now }: ReportPeriods): ReportSection['blocks'][number] {
  const rows = replacedParts(r.db, now.from, now.to);
  const total = { name: '合计', count: 0, warranty: 0, other: 0, yearToDate: 0 };
  for (const row of rows) {
    total.count += row.count;
    total.warranty += row.warranty;
    total.other += row.count - row.warranty;
    total.yearToDate += row.yearToDate;
  }
  return {
    kind: 'table',
    title: '更换零部件',
    columns: [
      { key: 'name', label: '零部件', kind: 'text' },
      { key: 'drawing', label: '图号', kind: 'text' },
      { key: 'count', label: '件数', kind: 'count' },
      { key: 'warranty', label: '质保内', kind: 'count' },
      { key: 'other', label: '有偿', kind: 'count' },
      { key: 'yearToDate', label: '本年件数', kind: 'count' },
    ],
    rows: rows.slice(0, SHOWN_PARTS).map((row) => ({ ...row, other: row.count - row.warranty })),
    total,
  };
}

function counts(r: ReadContext, { now }: ReportPeriods): ReportSection['blocks'][number] {
  const rows = (['channel', 'severity', 'judgement'] as const).flatMap((column) =>
    countBy(r.db, column, now.from, now.to).map(({ key, count }) => ({
      view: { channel: '渠道', severity: '严重程度', judgement: '责任判定' }[column],
      name: key === null ? '未判定' : (WORDS[key] ?? key),
      count,
    })),
  );
  return {
    kind: 'table',
    title: '渠道、严重程度与判定',
    columns: [
      { key: 'view', label: '口径', kind: 'text' },
      { key: 'name', label: '类别', kind: 'text' },
      { key: 'count', label: '件数', kind: 'count' },
    ],
    rows,
  };
}
