import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reportLanguage } from '#contract/reports/format-value.ts';
import type { ReportLanguage } from '#contract/reports/report-model.ts';
import type { PrintedReport } from '#contract/reports/reports.contract.ts';
import { orpc } from '#renderer/lib/client.ts';

/** The month as the data are now in the language asked for or of the screen, or an issued report as it was issued. */
export function useReport(search: {
  month?: string | undefined;
  issued?: string | undefined;
  language?: ReportLanguage | undefined;
}): UseQueryResult<PrintedReport> {
  const { i18n } = useTranslation();
  const language = search.language ?? reportLanguage(i18n.language);
  const now = useQuery({
    ...orpc.reports.monthly.queryOptions({
      input: { language, ...(search.month === undefined ? {} : { month: search.month }) },
    }),
    enabled: search.issued === undefined,
    placeholderData: keepPreviousData,
  });
  const frozen = useQuery({
    ...orpc.reports.getIssued.queryOptions({ input: { id: search.issued ?? '' } }),
    enabled: search.issued !== undefined,
  });
  return search.issued === undefined ? now : frozen;
}
