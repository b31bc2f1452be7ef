import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { VisitReport } from '#renderer/print/documents/visit-report.tsx';
import { pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/visit');

/** One visit alone, for paper and PDF. */
export function PrintVisitPage() {
  const { id, seq, ...choice } = route.useSearch();
  const setup = useQuery(orpc.setup.status.queryOptions());
  const found = useQuery(orpc.serviceCases.get.queryOptions({ input: { id } }));
  const codes = useQuery(orpc.codes.all.queryOptions());
  const visit = found.data?.visits.find((one) => one.seq === seq);
  const signatureId = visit?.signatureId ?? null;
  const signature = useQuery({
    ...orpc.attachments.get.queryOptions({ input: { id: signatureId ?? '' } }),
    enabled: signatureId !== null,
  });
  const isReady =
    visit !== undefined &&
    codes.isSuccess &&
    setup.isSuccess &&
    (signatureId === null || signature.isSuccess);
  const hasFailed = found.isError || (found.isSuccess && visit === undefined) || signature.isError;
  usePrintReady(hasFailed ? 'failed' : isReady ? 'ready' : 'waiting', pageOf(choice));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data || !visit || !isReady) return null;
  return (
    <VisitReport
      row={found.data}
      visit={visit}
      signature={signature.data?.dataUrl ?? null}
      factory={setup.data?.factory ?? ''}
      choice={choice}
    />
  );
}
