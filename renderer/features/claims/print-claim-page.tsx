import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { ClaimLetter } from '#renderer/print/documents/claim-letter.tsx';
import { LETTER_ROOM_MM, pageOf } from '#renderer/print/paper-choice.ts';
import { PaperLanguage } from '#renderer/print/paper-language.tsx';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/claim');

/** The claim as a letter to its supplier, in the language of the supplier. */
export function PrintClaimPage() {
  const { id, language, ...choice } = route.useSearch();
  const found = useQuery(orpc.claims.get.queryOptions({ input: { id } }));
  const setup = useQuery(orpc.setup.status.queryOptions());
  const hasFailed = found.isError || setup.isError;
  const isReady = found.isSuccess && setup.isSuccess;
  usePrintReady(hasFailed ? 'failed' : isReady ? 'ready' : 'waiting', pageOf(choice, LETTER_ROOM_MM));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data || !setup.data) return null;
  return (
    <PaperLanguage language={language}>
      <ClaimLetter row={found.data} factory={setup.data.factory ?? ''} choice={choice} />
    </PaperLanguage>
  );
}
