import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { announcePaper } from '#renderer/print/announce.ts';
import { RecallLetter } from '#renderer/print/documents/recall-letter.tsx';

const route = getRouteApi('/print/recall');

/** The letter to one party about its units. */
export function PrintLetterPage() {
  const { id, party } = route.useSearch();
  const found = useQuery(orpc.recalls.get.queryOptions({ input: { id } }));
  const units = found.data?.list.filter((one) => one.partyId === party) ?? [];
  useEffect(() => {
    if (found.isError) void announcePaper('failed');
    else if (found.isSuccess) void announcePaper('ready');
  }, [found.isError, found.isSuccess]);
  if (found.isError) return <ErrorPanel error={found.error} />;
  return found.data ? <RecallLetter row={found.data} units={units} /> : null;
}
