import { addMonths } from '#contract/insights/months.ts';
import type { ReportModel } from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { readLogHead } from '#db/kit/change-log.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { getSetting } from '#db/kit/settings.ts';
import { buildFigures } from './figures.ts';
import { marketSection } from './market-section.ts';
import { foreignLeftOut } from './monthly.repo.ts';
import { reportPeriods } from './period.ts';
import { serviceSection } from './service-section.ts';
import { buildChecks, buildSummary } from './summary.ts';

/** Sums are in the factory's own currency; what could not be turned into it is said, not hidden. */
function leftOutNotes(db: ReadableDb, { from, to }: { from: string; to: string }): string[] {
  const { orders, quotes } = foreignLeftOut(db, from, to);
  if (orders + quotes === 0) return [];
  return [`外币未计入金额合计：没有汇率的合同 ${orders} 份，外币报价 ${quotes} 条。`];
}

/** The last month that is over. */
export function lastFinishedMonth(today: string): string {
  return addMonths(today.slice(0, 7), -1);
}

/**
 * 经营与售后月报 of one calendar month: figures with 环比/同比 and years to date, market and orders, after-sales,
 * balance checks. Money in 分, printed in 万元. Screen, paper and export draw this one model.
 */
export function buildMonthlyReport(r: ReadContext, month: string): ReportModel {
  const periods = reportPeriods(month);
  const figures = buildFigures(r.db, periods);
  const market = marketSection(r, periods);
  const service = serviceSection(r, periods);
  const checks = buildChecks(r.db, periods, service);
  const { seq, hash } = readLogHead(r.db);
  return {
    report: 'monthly',
    title: '经营与售后月报',
    factory: getSetting<string>(r.db, 'factory') ?? '',
    month,
    from: periods.now.from,
    to: periods.now.to,
    moneyUnit: { label: '万元（人民币）', minorPerUnit: 1_000_000 },
    dataAt: r.at,
    figures,
    summary: buildSummary(figures, checks),
    sections: [market, service],
    checks,
    notes: [
      `角码（口径，明细行数）：${figures.map((f) => `${f.code} ${f.label.replace(/\/.*/u, '')} ${f.indicator}，${f.rows}`).join('；')}。`,
      '“—”为零或不适用。环比对上月，同比对上年同月；基数为零不计比率，基数为负以扭亏、转亏表示。合同以技术规格书签署为准，历史导入的合同按台账计入。',
      ...leftOutNotes(r.db, periods.now),
    ],
    signatures: ['制表', '审核', '批准'],
    logHead: { seq, hash },
  };
}
