import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { RecordPhotos } from '#renderer/components/record/record-photos.tsx';
import { CaseAftermath } from './case-aftermath.tsx';
import { CaseDispatch } from './case-dispatch.tsx';
import { CaseQuotation } from './case-quotation.tsx';
import { VisitCard } from './visit-card.tsx';

const SIDES = ['visits', 'dispatch', 'quotation', 'photos', 'aftermath'] as const;
type Side = (typeof SIDES)[number];

/** The case from its sides: the visit first, because that is what is written. */
export function CaseTabs({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const [side, setSide] = useState<Side>('visits');
  return (
    <>
      <Segments
        label={t('side.label')}
        value={side}
        options={SIDES.map((value) => ({ value, word: t(`side.${value}`) }))}
        onChange={setSide}
      />
      {side === 'visits' ? <VisitCard row={row} /> : null}
      {side === 'dispatch' ? <CaseDispatch row={row} /> : null}
      {side === 'quotation' ? <CaseQuotation row={row} /> : null}
      {side === 'photos' ? <RecordPhotos entity="service-cases" entityId={row.id} /> : null}
      {side === 'aftermath' ? <CaseAftermath row={row} /> : null}
    </>
  );
}
