import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { announcePaper } from '#renderer/print/announce.ts';
import { MaintenanceYearSheet } from '#renderer/print/documents/maintenance-year.tsx';

const route = getRouteApi('/print/maintenance-year');

/** The maintenance of a year alone, for paper and PDF. */
export function PrintYearPage() {
  const { year } = route.useSearch();
  const found = useQuery(orpc.maintenance.year.queryOptions({ input: { year } }));
  useEffect(() => {
    if (found.isError) void announcePaper('failed');
    else if (found.isSuccess) void announcePaper('ready');
  }, [found.isError, found.isSuccess]);
  if (found.isError) return <ErrorPanel error={found.error} />;
  return found.data ? <MaintenanceYearSheet data={found.data} /> : null;
}
