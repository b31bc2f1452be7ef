import { useTranslation } from 'react-i18next';
import type { LabelLayout } from '#contract/labels/label-layout.ts';

/** How large a label is, and what it is printed on: a sheet of so many, or the roll. */
export function LabelSize({ layout }: { layout: Pick<LabelLayout, 'widthMm' | 'heightMm' | 'sheet'> }) {
  const { t } = useTranslation('labels');
  const { widthMm, heightMm, sheet } = layout;
  return (
    <p className="mw-muted">
      {t('size', { width: widthMm, height: heightMm })}
      {sheet ? ` · ${t('onSheet', { columns: sheet.columns, rows: sheet.rows })}` : ` · ${t('onRoll')}`}
    </p>
  );
}
