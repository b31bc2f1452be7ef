import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RulerPage } from '#renderer/print/documents/ruler-page.tsx';
import { layoutOf, sizeOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/rulers');
/** Inside the strips of a form, which no printer reaches. */
const CORNER_MM = { whole: 20, form: 20, low: 20, narrow: 5 } as const;

/** Rulers on the chosen paper, moved as the printer is. */
export function RulersPage() {
  const { t } = useTranslation('papers');
  const choice = route.useSearch();
  const size = sizeOf(choice);
  const mm = CORNER_MM[layoutOf(choice)];
  usePrintReady('ready', { size: `${size.widthMm}mm ${size.heightMm}mm`, margin: '0', isNumbered: false });
  return (
    <div style={{ transform: `translate(${choice.x}mm, ${choice.y}mm)` }}>
      <RulerPage {...size} cornerMm={mm} label={t('test')} text={t('testText', { mm })} />
    </div>
  );
}
