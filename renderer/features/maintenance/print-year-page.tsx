import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { MaintenanceYearSheet } from '#renderer/print/documents/maintenance-year.tsx';
import { pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/maintenance-year');

/** The maintenance of a year alone, for paper and PDF. */
export function PrintYearPage() {
  const { year, point, ...choice } = route.useSearch();
  const found = useQuery(
    orpc.maintenance.year.queryOptions({ input: { year, ...(point ? { servicePointId: point } : {}) } }),
  );
  const setup = useQuery(orpc.setup.status.queryOptions());
  const isReady = found.isSuccess && setup.isSuccess;
  usePrintReady(
    found.isError || setup.isError ? 'failed' : isReady ? 'ready' : 'waiting',
    pageOf({ ...choice, isLandscape: true }),
  );
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data || !setup.data) return null;
  return <MaintenanceYearSheet data={found.data} factory={setup.data.factory ?? ''} />;
}
