import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { RulerPage } from '#renderer/print/documents/ruler-page.tsx';
import { VisitReport } from '#renderer/print/documents/visit-report.tsx';
import { FORM_SIZE, pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/visit');

/** One visit alone, for paper and PDF; or the page that shows how far the printer has to be moved. */
export function PrintVisitPage() {
  return route.useSearch().isTest ? <TestPage /> : <VisitPage />;
}

function TestPage() {
  const { t: words } = useTranslation('service-papers');
  const { paper, x, y } = route.useSearch();
  const size = paper === 'a4' ? { widthMm: 210, heightMm: 297 } : FORM_SIZE;
  const { size: page } = pageOf(paper);
  usePrintReady('ready', { size: page, margin: '0' });
  return (
    <div style={{ transform: `translate(${x}mm, ${y}mm)` }}>
      <RulerPage {...size} cornerMm={20} label={words('report.test')} text={words('report.testText')} />
    </div>
  );
}

function VisitPage() {
  const { id, seq, paper, x, y } = route.useSearch();
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
  usePrintReady(hasFailed ? 'failed' : isReady ? 'ready' : 'waiting', pageOf(paper));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data || !visit || !isReady) return null;
  return (
    <VisitReport
      row={found.data}
      visit={visit}
      signature={signature.data?.dataUrl ?? null}
      factory={setup.data?.factory ?? ''}
      paper={paper}
      offset={{ x, y }}
    />
  );
}
