import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitPartRow } from '#contract/service-cases/service-cases.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { ClaimCell, ClaimPair, useClaimsOfCase } from './claim-pair.tsx';
import { useCaseChange } from './use-case-change.ts';

/** Replacements made on the visits of a case; a wrong one is taken back as a pair. */
export function ReplacedParts({ caseId, parts }: { caseId: string; parts: readonly VisitPartRow[] }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const claims = useClaimsOfCase(caseId);
  const [target, setTarget] = useState<VisitPartRow | null>(null);
  const [claimed, setClaimed] = useState<VisitPartRow | null>(null);
  const fate = (part: VisitPartRow) => part.oldPartFate && t(`replace.fates.${part.oldPartFate}`);
  const price = (part: VisitPartRow) =>
    part.priceMinor !== null && `${t('parts.price')} ${formatMoney(part.priceMinor)}`;
  return (
    <>
      <h2>{t('replace.past')}</h2>
      <DetailTable
        label={t('replace.past')}
        rows={parts}
        rowKey={(part) => part.id}
        rowClass={(part) => (part.isCorrected ? 'removed' : undefined)}
        columns={[
          {
            id: 'position',
            header: t('replace.position'),
            width: 72,
            cell: (part) => codes.word('position', part.position),
          },
          {
            id: 'old',
            header: t('replace.old'),
            width: 122,
            cell: (part) => <Code code={part.removedBarcode} />,
          },
          {
            id: 'new',
            header: t('replace.fresh'),
            width: 122,
            cell: (part) => <Code code={part.installedBarcode} />,
          },
          {
            id: 'reason',
            header: t('replace.reason'),
            cell: (part) => [part.reason, fate(part), price(part)].filter(Boolean).join(' · '),
          },
          {
            id: 'claim',
            header: t('claim.of'),
            width: 92,
            cell: (part) => <ClaimCell part={part} claims={claims} onClaim={setClaimed} />,
          },
          {
            id: 'act',
            header: t('parts.act'),
            width: 92,
            cell: (part) => <CorrectCell part={part} onOpen={setTarget} />,
          },
        ]}
      />
      {claimed ? <ClaimPair part={claimed} onClose={() => setClaimed(null)} /> : null}
      {target ? <CorrectPair part={target} onClose={() => setTarget(null)} /> : null}
    </>
  );
}

function Code({ code }: { code: string | null }) {
  if (code === null) return null;
  return (
    <Link to="/units/$barcode" params={{ barcode: code }} className="mw-mono">
      {code}
    </Link>
  );
}

function CorrectCell({ part, onOpen }: { part: VisitPartRow; onOpen: (part: VisitPartRow) => void }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  if (part.isCorrected) return <>{t('replace.corrected')}</>;
  if (!canWrite) return null;
  return (
    <Button tone="quiet" onClick={() => onOpen(part)}>
      {t('replace.correct')}
    </Button>
  );
}

function CorrectPair({ part, onClose }: { part: VisitPartRow; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const correct = useCaseChange(
    (reason: string) => client.serviceCases.correctReplacement({ pairId: part.pairId ?? '', reason }),
    onClose,
  );
  return (
    <ReasonDialog
      title={t('replace.correct')}
      label={t('replace.reason')}
      act={t('replace.correct')}
      call={correct}
      onGive={(reason) => correct.mutate(reason)}
      onClose={onClose}
    >
      <span>{`${part.removedBarcode ?? ''} ⇄ ${part.installedBarcode ?? ''}`}</span>
      <span className="mw-muted">{t('replace.correctText')}</span>
    </ReasonDialog>
  );
}
