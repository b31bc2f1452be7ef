import { Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoundItem } from '#contract/maintenance/maintenance.schema.ts';
import { isTerminal } from '#contract/units/lifecycle.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { RecordPhotos } from '#renderer/components/record/record-photos.tsx';
import { formatNumber } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { RoundChecks } from './round-checks.tsx';
import { type StopState, useStop } from './use-stop.ts';

/** One machine of a round: its checks, its meter, what else was seen, photos. */
export function RoundStop({ item, isOver }: { item: RoundItem; isOver: boolean }) {
  const { t } = useTranslation('maintenance');
  const mayWrite = useMay('cases.write');
  const stop = useStop(item);
  const isOpen = item.doneOn === null && mayWrite && !isOver;
  const isGone = isTerminal(item.unitStatus);
  return (
    <div className="mw-stop" onBlur={stop.keep}>
      <div className="mw-row between">
        <h1 className="mw-mono">{item.barcode}</h1>
        <span className="mw-muted">
          {[item.product, item.siteName, item.planTitle].filter(Boolean).join(' · ')}
        </span>
      </div>
      {stop.finish.error ? <ErrorPanel error={stop.finish.error} /> : null}
      {isGone && isOpen ? <Note tone="warn">{t('gone')}</Note> : null}
      <RoundChecks stop={stop} isOpen={isOpen && !isGone} />
      {isGone ? null : <Meter item={item} stop={stop} isOpen={isOpen} />}
      <Textarea
        label={t('stopNote')}
        autosize
        minRows={2}
        value={stop.said.note}
        disabled={!isOpen}
        onChange={(event) => stop.set({ note: event.currentTarget.value })}
      />
      <RecordPhotos entity="inspection-items" entityId={item.id} />
      {item.caseId ? (
        <Link to="/service-cases/$id" params={{ id: item.caseId }}>
          {item.caseNo}
        </Link>
      ) : null}
      {isOpen ? <Finish stop={stop} isGone={isGone} /> : null}
    </div>
  );
}

function Meter({ item, stop, isOpen }: { item: RoundItem; stop: StopState; isOpen: boolean }) {
  const { t } = useTranslation('maintenance');
  const { lastRunningHours } = item;
  return (
    <>
      <TextInput
        label={t('hours', { last: lastRunningHours === null ? '—' : formatNumber(lastRunningHours) })}
        inputMode="numeric"
        value={stop.said.hours}
        disabled={!isOpen}
        onChange={(event) => stop.set({ hours: event.currentTarget.value })}
      />
      {stop.hasFallen && isOpen ? (
        <TextInput
          label={t('meterReset')}
          description={t('meterResetHint')}
          required
          value={stop.said.resetReason}
          onChange={(event) => stop.set({ resetReason: event.currentTarget.value })}
        />
      ) : null}
      {item.meterResetReason && !isOpen ? (
        <p className="mw-muted">{[t('meterReset'), item.meterResetReason].join(' · ')}</p>
      ) : null}
    </>
  );
}

/** What is bad offers a case and does not force one: a loose bolt may be tightened on the spot. */
function Finish({ stop, isGone }: { stop: StopState; isGone: boolean }) {
  const { t } = useTranslation('maintenance');
  const { finish, hasBad, isAnswered } = stop;
  const isReady = isGone || (isAnswered && stop.isReadable);
  const offersCase = hasBad && !isGone;
  return (
    <div className="mw-row wrap">
      {offersCase ? (
        <Button
          tone="primary"
          disabled={!isReady}
          busy={finish.isPending}
          onClick={() => finish.mutate(true)}
        >
          {t('finishWithCase')}
        </Button>
      ) : null}
      <Button
        tone={offersCase ? 'plain' : 'primary'}
        disabled={!isReady}
        busy={finish.isPending}
        onClick={() => finish.mutate(false)}
      >
        {offersCase ? t('finishWithout') : t('finish')}
      </Button>
      {isReady || isAnswered ? null : <span className="mw-muted">{t('answerAll')}</span>}
      <span className="mw-muted" role="status">
        {stop.isKept ? t('kept') : ''}
      </span>
    </div>
  );
}
