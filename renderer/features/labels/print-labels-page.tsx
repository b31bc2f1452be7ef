import '#renderer/print/paper-fonts.ts';
import './labels.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type LabelLayout, placeOf } from '#contract/labels/label-layout.ts';
import type { LabelRow } from '#contract/labels/labels.contract.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
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

/** A cross at the corner, a ruler along each edge: what a real ruler reads there goes into the template. */
function Calibration({ layout }: { layout: LabelLayout }) {
  const { t } = useTranslation('labels');
  const { widthMm, heightMm } = pageOf(layout);
  const ticks = (length: number) => Array.from({ length: Math.floor((length - 5) / 5) }, (_, i) => 5 + i * 5);
  return (
    <svg
      className="mw-calibration"
      role="img"
      aria-label={t('calibration.title')}
      width={`${widthMm}mm`}
      height={`${heightMm}mm`}
      viewBox={`0 0 ${widthMm} ${heightMm}`}
    >
      <line x1={5} y1={5} x2={widthMm - 5} y2={5} />
      <line x1={5} y1={5} x2={5} y2={heightMm - 5} />
      {ticks(widthMm - 5).map((x) => (
        <line key={`x${x}`} x1={x} y1={5} x2={x} y2={x % 10 === 5 ? 8 : 6.5} />
      ))}
      {ticks(heightMm - 5).map((y) => (
        <line key={`y${y}`} x1={5} y1={y} x2={y % 10 === 5 ? 8 : 6.5} y2={y} />
      ))}
      <text x={9} y={12}>
        {t('calibration.text')}
      </text>
    </svg>
  );
}
