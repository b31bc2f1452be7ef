import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { unitsToTell } from '#contract/recalls/recall-party.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { RecallLetter } from '#renderer/print/documents/recall-letter.tsx';
import { LETTER_ROOM_MM, pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/recall');

/** The letter to one party about its units that are not settled. */
export function PrintLetterPage() {
  const { id, party, contact, ...choice } = route.useSearch();
  const codes = useCodes();
  const found = useQuery(orpc.recalls.get.queryOptions({ input: { id } }));
  const units = unitsToTell(found.data?.list ?? [], party);
  const words = useQuery(orpc.codes.all.queryOptions());
  const setup = useQuery(orpc.setup.status.queryOptions());
  const isReady = found.isSuccess && setup.isSuccess && words.isSuccess;
  const hasFailed = found.isError || setup.isError || words.isError;
  usePrintReady(hasFailed ? 'failed' : isReady ? 'ready' : 'waiting', pageOf(choice, LETTER_ROOM_MM));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data || !setup.data || !isReady) return null;
  return (
    <RecallLetter
      row={found.data}
      units={units}
      to={contact ? found.data.letters.find((one) => one.contactId === contact)?.contact : undefined}
      factory={setup.data.factory ?? ''}
      codes={codes}
      choice={choice}
    />
  );
}
