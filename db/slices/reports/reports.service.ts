import { ruleBroken } from '#contract/kit/errors.ts';
import type { IssuedReport, ReportModel } from '#contract/reports/report-model.ts';
import type { MonthlyInput, PrintedReport } from '#contract/reports/reports.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { canonicalJson, sha256 } from '#db/kit/identity.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { buildMonthlyReport, lastFinishedMonth } from '#db/reports/monthly/monthly.report.ts';
import { getPreferences } from '#db/slices/preferences/preferences.service.ts';
import {
  findIssuedReport,
  findIssueOfMonth,
  insertIssuedReport,
  listIssuedReports,
  readIssuedModel,
} from './reports.repo.ts';

/** Month and language asked for: by default the last month that is over, in the language the person chose. */
function asked(r: ReadContext, { month, language }: MonthlyInput) {
  return {
    month: month ?? lastFinishedMonth(r.today),
    language: language ?? getPreferences(r).language ?? 'zh-CN',
  };
}

/** The month from the data as they are now; tells whether it was issued before. */
export function monthlyReport(r: ReadContext, input: MonthlyInput): PrintedReport {
  const { month, language } = asked(r, input);
  return { model: buildMonthlyReport(r, month, language), issued: findIssueOfMonth(r.db, month) ?? null };
}

export function listIssued(r: ReadContext): IssuedReport[] {
  return listIssuedReports(r.db);
}

/** An issued report exactly as it was issued, in its language; those of before there was a choice are Chinese. */
export function getIssuedReport(r: ReadContext, id: string): PrintedReport {
  const issued = requireRow(findIssuedReport(r.db, id), 'reports', id);
  const model = JSON.parse(readIssuedModel(r.db, id)) as ReportModel;
  return { model: { ...model, language: model.language ?? 'zh-CN' }, issued };
}

/**
 * Freezes the month under the next report number. RULE_BROKEN month_not_over before its last day is past,
 * report_unbalanced while a check does not come out.
 */
export function issueMonthlyReport(w: WriteContext, input: MonthlyInput): PrintedReport {
  const { month, language } = asked(w, input);
  const model = buildMonthlyReport(w, month, language);
  if (model.isUnfinished) throw ruleBroken('month_not_over', { month });
  const broken = model.checks.find((c) => !c.isBalanced);
  if (broken) throw ruleBroken('report_unbalanced', { check: broken.label, text: broken.text });
  const text = canonicalJson(model);
  const row = {
    id: w.newId(),
    no: w.nextNo('report', `${month}-01`),
    period: month,
    model: text,
    modelHash: sha256(text),
  };
  insertIssuedReport(w.db, {
    ...row,
    language,
    logSeq: model.logHead.seq,
    issuedAt: w.at,
    issuedBy: w.actor.userId,
  });
  w.log({
    entity: 'reports',
    id: row.id,
    action: 'create',
    after: { no: row.no, month, modelHash: row.modelHash },
  });
  return getIssuedReport(w, row.id);
}
