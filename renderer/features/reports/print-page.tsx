import '#renderer/print/paper-fonts.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { platform } from '#renderer/lib/bridge.ts';
import { MonthlyReport } from '#renderer/print/documents/monthly-report.tsx';
import { useReport } from './use-report.ts';

const route = getRouteApi('/print/monthly');

/** Tells whoever prints that data, fonts and drawings are there; a browser window opened for it prints itself. */
async function announce(verdict: 'ready' | 'failed'): Promise<void> {
  await document.fonts.ready;
  document.documentElement.dataset.printReady = verdict;
  if (verdict === 'ready' && platform() === 'browser' && window.opener) window.print();
}

export function PrintMonthlyPage() {
  const { data, error } = useReport(route.useSearch());
  useEffect(() => {
    if (error) void announce('failed');
  }, [error]);
  useEffect(() => {
    if (data)
      document.documentElement.style.setProperty(
        '--paper-left',
        JSON.stringify(`${data.model.title} ${data.model.month} ${data.issued?.no ?? ''}`),
      );
  }, [data]);
  if (error) return <ErrorPanel error={error} />;
  return data ? <MonthlyReport {...data} onReady={() => void announce('ready')} /> : null;
}
