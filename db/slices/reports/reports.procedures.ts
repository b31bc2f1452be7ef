import { os } from '#db/kit/procedures.ts';
import { getIssuedReport, issueMonthlyReport, listIssued, monthlyReport } from './reports.service.ts';

export const reportsProcedures = {
  monthly: os.reports.monthly.handler(({ input, context }) => context.read((r) => monthlyReport(r, input))),
  issueMonthly: os.reports.issueMonthly.handler(({ input, context }) =>
    context.write((w) => issueMonthlyReport(w, input)),
  ),
  issued: os.reports.issued.handler(({ context }) => context.read(listIssued)),
  getIssued: os.reports.getIssued.handler(({ input, context }) =>
    context.read((r) => getIssuedReport(r, input.id)),
  ),
};
