import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { PrintedReport } from '#contract/reports/reports.contract.ts';
import { orpc } from '#renderer/lib/client.ts';

/** The month as the data are now, or an issued report as it was issued. */
export function useReport(search: {
  month?: string | undefined;
  issued?: string | undefined;
}): UseQueryResult<PrintedReport> {
  const now = useQuery({
    ...orpc.reports.monthly.queryOptions({
      input: search.month === undefined ? {} : { month: search.month },
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
