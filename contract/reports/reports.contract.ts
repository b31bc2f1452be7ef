import { type } from '@orpc/contract';
import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { idInput } from '#contract/kit/values.ts';
import { type IssuedReport, REPORT_LANGUAGES, type ReportModel } from './report-model.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u);
/** Without a language the report is written in the one its reader chose for the program. */
export const monthlyInput = z.strictObject({
  month: month.optional(),
  language: z.enum(REPORT_LANGUAGES).optional(),
});
export type MonthlyInput = z.infer<typeof monthlyInput>;

export interface PrintedReport {
  model: ReportModel;
  issued: IssuedReport | null;
}

const read = needs('insights.read');
export const reportsContract = {
  /** The month as the data are now. */
  monthly: read
    .route({ method: 'GET', path: '/reports/monthly' })
    .input(monthlyInput)
    .output(type<PrintedReport>()),
  /** Freezes the month under a number: a reprint is identical whatever is corrected later. */
  issueMonthly: needs('reports.read')
    .route({ method: 'POST', path: '/reports/monthly/issue' })
    .input(monthlyInput)
    .output(type<PrintedReport>()),
  issued: read.route({ method: 'GET', path: '/reports/issued' }).output(type<IssuedReport[]>()),
  getIssued: read
    .route({ method: 'GET', path: '/reports/issued/{id}' })
    .input(idInput)
    .output(type<PrintedReport>()),
};
