import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { ServiceQuotation } from '#renderer/print/documents/service-quotation.tsx';
import { pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/quotation');

/** One quotation of a case, for paper and PDF. */
export function PrintQuotationPage() {
  const { caseId, id, ...choice } = route.useSearch();
  const found = useQuery(orpc.quotations.ofCase.queryOptions({ input: { caseId } }));
  const setup = useQuery(orpc.setup.status.queryOptions());
  const row = found.data?.quotations.find((one) => one.id === id);
  const hasFailed = found.isError || setup.isError || (found.isSuccess && row === undefined);
  const isReady = row !== undefined && setup.isSuccess;
  usePrintReady(hasFailed ? 'failed' : isReady ? 'ready' : 'waiting', pageOf(choice));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!row || !setup.data) return null;
  return <ServiceQuotation row={row} factory={setup.data.factory ?? ''} choice={choice} />;
}
