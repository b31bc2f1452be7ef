import '#renderer/print/paper-fonts.ts';
import './labels.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type LabelLayout, placeOf } from '#contract/labels/label-layout.ts';
import type { LabelRow } from '#contract/labels/labels.contract.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { RulerPage } from '#renderer/print/documents/ruler-page.tsx';
import { usePrintReady } from '#renderer/print/print-ready.ts';
import { LabelDrawing } from './label-drawing.tsx';

const route = getRouteApi('/print/labels');

function pageOf(layout: LabelLayout | undefined) {
  const { sheet } = layout ?? {};
  return {
    widthMm: sheet?.pageWidthMm ?? layout?.widthMm ?? 210,
    heightMm: sheet?.pageHeightMm ?? layout?.heightMm ?? 297,
  };
}

/** The labels on their pages, or the calibration page of a template when no codes are given. */
export function PrintLabelsPage() {
  const { template: templateId, codes } = route.useSearch();
  const list = codes.split('\n').filter(Boolean);
  const templates = useQuery(orpc.labels.templates.queryOptions());
  const labels = useQuery({
    ...orpc.labels.prepare.queryOptions({ input: { codes: list } }),
    enabled: list.length > 0,
  });
  const layout = templates.data?.find((one) => one.id === templateId)?.layout;
  const isReady = layout !== undefined && (list.length === 0 || labels.data !== undefined);
  const error = templates.error ?? labels.error;
  const page = pageOf(layout);
  usePrintReady(error ? 'failed' : isReady ? 'ready' : 'waiting', {
    size: `${page.widthMm}mm ${page.heightMm}mm`,
    margin: '0',
  });
  if (error) return <ErrorPanel error={error} />;
  if (!layout) return null;
  return list.length === 0 ? (
    <Calibration layout={layout} />
  ) : (
    <Pages layout={layout} labels={labels.data ?? []} />
  );
}

function Pages({ layout, labels }: { layout: LabelLayout; labels: readonly LabelRow[] }) {
  const { widthMm, heightMm } = pageOf(layout);
  const placed = labels.map((label, i) => ({ label, place: placeOf(layout, i) }));
  const count = (placed.at(-1)?.place.page ?? -1) + 1;
  return Array.from({ length: count }, (_, page) => (
    <div
      key={`page ${page}`}
      className="mw-label-page"
      style={{ width: `${widthMm}mm`, height: `${heightMm}mm` }}
    >
      {placed
        .filter(({ place }) => place.page === page)
        .map(({ label, place }) => (
          <div
            key={`${place.xMm} ${place.yMm}`}
            className="at"
            style={{ left: `${place.xMm}mm`, top: `${place.yMm}mm` }}
          >
            <LabelDrawing layout={layout} values={label} />
          </div>
        ))}
    </div>
  ));
}

function Calibration({ layout }: { layout: LabelLayout }) {
  const { t } = useTranslation('labels');
  return <RulerPage {...pageOf(layout)} label={t('calibration.title')} text={t('calibration.text')} />;
}
