import './service-cases.css';
import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { isOpenCase } from '#contract/service-cases/states.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { parseDateText } from '#renderer/lib/parse-date.ts';
import { useCurrentUser, useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { ClaimPair } from './claim-pair.tsx';
import { CloseVisit } from './close-visit.tsx';
import { PartsUsed } from './parts-used.tsx';
import { PastVisits } from './past-visits.tsx';
import { ReplacementCard } from './replacement-card.tsx';
import { SignaturePad } from './signature-pad.tsx';
import { useCaseChange } from './use-case-change.ts';
import { useOpenVisit } from './use-open-visit.ts';
import { useReplacement } from './use-replacement.ts';
import { VisitForm } from './visit-form.tsx';

/** The visit that is being written, or the way to begin one; earlier visits below. */
export function VisitCard({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const open = row.visits.find((visit) => visit.closedAt === null);
  const mayBegin = canWrite && open === undefined && isOpenCase(row.state) && row.voidedAt === null;
  return (
    <>
      {open && canWrite ? <OpenVisit key={open.id} row={row} visit={open} /> : null}
      {mayBegin ? <BeginVisit row={row} /> : null}
      {row.visits.length === 0 && !mayBegin ? <p className="mw-muted">{t('visit.none')}</p> : null}
      <PastVisits row={row} openId={canWrite ? open?.id : undefined} />
    </>
  );
}

function BeginVisit({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const user = useCurrentUser();
  const [on, setOn] = useState(today());
  const [engineers, setEngineers] = useState(row.engineer ?? user?.displayName ?? '');
  const visitedOn = parseDateText(on, today());
  const isReady = Boolean(visitedOn) && engineers.trim() !== '';
  const begin = useCaseChange((day: string) =>
    client.serviceCases.addVisit({ caseId: row.id, visitedOn: day, engineers: engineers.trim() }),
  );
  const start = () => {
    if (isReady && visitedOn && !begin.isPending) begin.mutate(visitedOn);
  };
  useShortcuts([{ keys: 'Ctrl+S', word: t('visit.begin'), run: start, inText: true }]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start();
  };
  return (
    <form className="mw-form" onSubmit={submit} aria-label={t('visit.begin')}>
      <h2>{t('visit.begin')}</h2>
      {begin.error ? <ErrorPanel error={begin.error} /> : null}
      <div className="mw-begin">
        <TextInput label={t('visit.on')} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        <TextInput
          label={t('visit.engineers')}
          required
          value={engineers}
          onChange={(event) => setEngineers(event.currentTarget.value)}
        />
        <Button type="submit" tone="primary" keys="Ctrl+S" disabled={!isReady} busy={begin.isPending}>
          {t('visit.begin')}
        </Button>
      </div>
    </form>
  );
}

function OpenVisit({ row, visit }: { row: CaseDetail; visit: VisitRow }) {
  const { t } = useTranslation('service-cases');
  const canReplace = row.unitId !== null;
  const model = useReplacement(row, visit.id, canReplace);
  const open = useOpenVisit(row, visit);
  const heading = [t('visit.title', { seq: visit.seq }), visit.visitedOn, visit.engineers].join(' · ');
  useShortcuts([
    ...(model.step === null
      ? [{ keys: 'F9', word: t('replace.confirm'), run: model.confirm, inText: true }]
      : []),
    { keys: 'Alt+Z', word: t('replace.undo'), run: model.back, inText: true },
  ]);
  const missing = model.step === 'old' ? t('replace.old') : t('replace.fresh');
  return (
    <>
      <div className="mw-row between">
        <h2>{t('replace.title')}</h2>
        <span className="mw-muted">{heading}</span>
      </div>
      {canReplace ? (
        <ReplacementCard model={model} />
      ) : (
        <p className="mw-note warn">{t('replace.needsUnit')}</p>
      )}
      {canReplace ? (
        <div className="mw-row">
          <Button
            tone="primary"
            keys="F9"
            busy={model.isBusy}
            disabled={model.step !== null}
            onClick={model.confirm}
          >
            {t('replace.confirm')}
          </Button>
          {model.step === null ? null : (
            <span className="mw-muted">{t('replace.missing', { what: missing })}</span>
          )}
          <Button
            keys="Alt+Z"
            className="mw-push"
            disabled={model.old === null && model.refused === null}
            onClick={model.back}
          >
            {t('replace.undo')}
          </Button>
        </div>
      ) : null}
      {model.toClaim ? <ClaimPair part={model.toClaim} onClose={model.dropClaim} /> : null}
      <PartsUsed visit={visit} isEditable />
      <VisitForm row={row} visit={visit} handle={open.form} />
      <SignaturePad visit={visit} model={open} />
      <CloseVisit caseId={row.id} model={open} scanned={model.old?.barcode} />
    </>
  );
}
