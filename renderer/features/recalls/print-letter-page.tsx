import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { RecallLetter } from '#renderer/print/documents/recall-letter.tsx';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/recall');

/** The letter to one party about its units. */
export function PrintLetterPage() {
  const { id, party } = route.useSearch();
  const found = useQuery(orpc.recalls.get.queryOptions({ input: { id } }));
  const units = found.data?.list.filter((one) => one.partyId === party) ?? [];
  const setup = useQuery(orpc.setup.status.queryOptions());
  const isReady = found.isSuccess && setup.isSuccess;
  usePrintReady(found.isError || setup.isError ? 'failed' : isReady ? 'ready' : 'waiting', {
    size: 'A4 portrait',
    margin: '20mm 22mm 18mm',
  });
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data || !setup.data) return null;
  return <RecallLetter row={found.data} units={units} factory={setup.data.factory ?? ''} />;
}
