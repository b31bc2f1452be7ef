import { useTranslation } from 'react-i18next';
import type { UnitPaper } from '#contract/units/unit-papers.schema.ts';

/** A paper by what it is and where it belongs. */
export function usePaperName(): (paper: UnitPaper) => string {
  const { t } = useTranslation('units');
  return ({ kind, name, caseNo, visitSeq }) => {
    if (kind === 'visit_report') return t('papers.report', { no: caseNo ?? '', seq: visitSeq ?? 1 });
    if (kind === 'signature') return t('papers.signature', { no: caseNo ?? '' });
    return [name ?? t(`papers.kind.${kind}`), caseNo].filter(Boolean).join(' · ');
  };
}
