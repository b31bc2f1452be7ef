import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type LabelValues, labelLayout } from '#contract/labels/label-layout.ts';
import { orpc } from '#renderer/lib/client.ts';
import { LabelDrawing } from './label-drawing.tsx';
import { LabelSize } from './label-size.tsx';
import { layoutOf, type TemplateValues } from './template-values.ts';

/** What the side holds; a larger label is drawn smaller. */
const SIDE_MM = 72;
/** As long as a signed code is: a sample must not look roomier than the labels will. */
const SIGNED_LENGTH = 86;
const SAMPLE = {
  ...{ barcode: 'LJ-2026-0001', factoryNo: 'F-2026-077', product: 'AW-68', drawingNo: 'YB-125 C' },
  ...{ lotNo: 'P2026-03', madeOn: '2026-03-08', orderNo: 'HT2026-0001', certificateNo: 'CCS-2026-0815' },
};

function useSample(): LabelValues {
  const { t } = useTranslation('labels');
  const setup = useQuery(orpc.setup.status.queryOptions());
  return {
    barcode: SAMPLE.barcode,
    signed: `MW1.0a1b2c3d.${'x'.repeat(SIGNED_LENGTH)}.${SAMPLE.barcode}`,
    gs1: `(01)06901234567892(21)${SAMPLE.factoryNo}`,
    fields: { ...SAMPLE, factory: setup.data?.factory ?? '', name: t('sampleName') },
  };
}

/** The label as it would come out of what is typed now. */
export function TemplatePreview({ values }: { values: TemplateValues }) {
  const { t } = useTranslation('labels');
  const sample = useSample();
  const layout = labelLayout.safeParse(layoutOf(values));
  if (!layout.success) return <p className="mw-muted">{t('cannotDraw')}</p>;
  const { widthMm } = layout.data;
  return (
    <>
      <div className="mw-label-preview" style={{ zoom: Math.min(1, SIDE_MM / widthMm) }}>
        {/* What the printer needs put right is not what the eye should see. */}
        <LabelDrawing layout={{ ...layout.data, calibration: undefined }} values={sample} />
      </div>
      <LabelSize layout={layout.data} />
    </>
  );
}
