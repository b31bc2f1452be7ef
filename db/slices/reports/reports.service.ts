import { ruleBroken } from '#contract/kit/errors.ts';
import type { IssuedReport, ReportModel } from '#contract/reports/report-model.ts';
import type { PrintedReport } from '#contract/reports/reports.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { canonicalJson, sha256 } from '#db/kit/identity.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { buildMonthlyReport, lastFinishedMonth } from '#db/reports/monthly/monthly.report.ts';
import {
  findIssuedReport,
  findIssueOfMonth,
  insertIssuedReport,
  listIssuedReports,
  readIssuedModel,
} from './reports.repo.ts';

/** The month from the data as they are now; tells whether it was issued before. */
export function monthlyReport(r: ReadContext, month = lastFinishedMonth(r.today)): PrintedReport {
  return { model: buildMonthlyReport(r, month), issued: findIssueOfMonth(r.db, month) ?? null };
}

export function listIssued(r: ReadContext): IssuedReport[] {
  return listIssuedReports(r.db);
}

/** An issued report exactly as it was issued. */
export function getIssuedReport(r: ReadContext, id: string): PrintedReport {
  const issued = requireRow(findIssuedReport(r.db, id), 'reports', id);
  return { model: JSON.parse(readIssuedModel(r.db, id)) as ReportModel, issued };
}

/** Freezes the month under the next report number. RULE_BROKEN report_unbalanced while a check does not come out. */
export function issueMonthlyReport(w: WriteContext, month = lastFinishedMonth(w.today)): PrintedReport {
  const model = buildMonthlyReport(w, month);
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
  insertIssuedReport(w.db, { ...row, logSeq: model.logHead.seq, issuedAt: w.at, issuedBy: w.actor.userId });
  w.log({
    entity: 'reports',
    id: row.id,
    action: 'create',
    after: { no: row.no, month, modelHash: row.modelHash },
  });
  return getIssuedReport(w, row.id);
}
