import { addMonths } from '#contract/insights/months.ts';
import type { ReportLanguage, ReportModel } from '#contract/reports/report-model.ts';
import { readLogHead } from '#db/kit/change-log.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { getSetting } from '#db/kit/settings.ts';
import { buildFigures } from './figures.ts';
import { leftOutNotes } from './left-out.ts';
import { marketSection } from './market-section.ts';
import { reportPeriods } from './period.ts';
import { serviceSection } from './service-section.ts';
import { overrideNotes } from './signed-table.ts';
import { buildChecks, buildSummary } from './summary.ts';
import { REPORT_WORDS } from './words/languages.ts';

/** The last month that is over. */
export function lastFinishedMonth(today: string): string {
  return addMonths(today.slice(0, 7), -1);
}

/** The last day of the month is past. */
function isOver(month: string, today: string): boolean {
  return month < today.slice(0, 7);
}

/**
 * 经营与售后月报 of one calendar month: figures with 环比/同比 and years to date, market and orders, after-sales,
 * balance checks. Money in 分, printed in 万元; what no sum holds is said beside it. Screen, paper and export draw this
 * one model; its figures are the same in every language.
 */
export function buildMonthlyReport(r: ReadContext, month: string, language: ReportLanguage): ReportModel {
  const words = REPORT_WORDS[language];
  const periods = reportPeriods(month);
  const figures = buildFigures(r.db, periods, words);
  const market = marketSection(r, periods, words);
  const service = serviceSection(r, periods, words);
  const checks = buildChecks(r.db, periods, service, words);
  const { seq, hash } = readLogHead(r.db);
  // A unit of measure behind the name belongs to the strip, not to the list of marks.
  const marks = figures.map((f) => ({ ...f, label: f.label.replace(/\/.*/u, '') }));
  return {
    report: 'monthly',
    language,
    title: words.title,
    factory: getSetting<string>(r.db, 'factory') ?? '',
    month,
    from: periods.now.from,
    to: periods.now.to,
    ...(isOver(month, r.today) ? {} : { isUnfinished: true }),
    moneyUnit: { label: words.unit, minorPerUnit: 1_000_000 },
    dataAt: r.at,
    figures,
    summary: buildSummary(figures, checks, words),
    sections: [market, service],
    checks,
    notes: [
      words.notes.codes(marks),
      words.notes.reading,
      ...overrideNotes(r.db, periods.now, words),
      ...leftOutNotes(r.db, periods.now, words),
    ],
    signatures: words.signatures,
    logHead: { seq, hash },
  };
}
