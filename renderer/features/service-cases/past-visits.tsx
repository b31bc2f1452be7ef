import './service-cases.css';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { PartsUsed } from './parts-used.tsx';
import { PrintVisit } from './print-visit.tsx';
import { ReplacedParts } from './replaced-parts.tsx';
import { Signature } from './signature-pad.tsx';

/** Replacements already made, and the visits that are closed. */
export function PastVisits({ row, openId }: { row: CaseDetail; openId: string | undefined }) {
  const replaced = row.visits.flatMap((visit) => visit.parts).filter((part) => part.pairId !== null);
  return (
    <>
      {replaced.length > 0 ? <ReplacedParts caseId={row.id} parts={replaced} /> : null}
      {row.visits
        .filter((visit) => visit.id !== openId)
        .map((visit) => (
          <PastVisit key={visit.id} visit={visit} />
        ))}
    </>
  );
}

function PastVisit({ visit }: { visit: VisitRow }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const { runningHours } = visit;
  const facts = [
    codes.word('cause', visit.causeCode),
    codes.word('remedy', visit.remedyCode),
    visit.workMinutes === null ? '' : `${t('visit.minutes')} ${formatNumber(visit.workMinutes)}`,
    visit.travelMinutes === null ? '' : `${t('visit.travelMinutes')} ${formatNumber(visit.travelMinutes)}`,
    visit.travelKm === null ? '' : `${t('visit.travelKm')} ${formatNumber(visit.travelKm)}`,
    runningHours === null ? '' : `${t('visit.hours')} ${formatNumber(runningHours)}`,
    visit.customerSignatory && `${t('visit.signatory')} ${visit.customerSignatory}`,
    visit.isSignatureLapsed && t('signature.unsigned'),
  ];
  return (
    <section aria-label={t('visit.title', { seq: visit.seq })} className="mw-stack">
      <div className="mw-row between">
        <h2>{[t('visit.title', { seq: visit.seq }), visit.visitedOn, visit.engineers].join(' · ')}</h2>
        <StateBadge
          tone={visit.closedAt === null ? 'run' : 'off'}
          word={t(visit.closedAt === null ? 'visit.open' : 'visit.closedAt')}
        />
      </div>
      {visit.findings ? <div className="mw-lines-kept">{visit.findings}</div> : null}
      <div className="mw-muted">{facts.filter(Boolean).join(' · ')}</div>
      {visit.signatureId ? <Signature id={visit.signatureId} /> : null}
      <PrintVisit caseId={visit.caseId} seq={visit.seq} />
      {visit.parts.some((part) => part.pairId === null) ? (
        <PartsUsed visit={visit} isEditable={false} />
      ) : null}
    </section>
  );
}
