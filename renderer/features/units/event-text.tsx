import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UnitEventRow } from '#contract/units/unit-life.schema.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { shortCode, useEventWord, usePositionWord } from './unit-words.ts';

type EventProps = {
  event: UnitEventRow;
  /** Code of the machine: codes that begin with it are shown by their ending. */
  machine: string | null;
};

function useSentence({ event, machine }: EventProps): string {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const isMove = event.type === 'INSTALLED' || event.type === 'REMOVED';
  const position = positionWord(event.position);
  const counterpart = event.counterpartBarcode && shortCode(event.counterpartBarcode, machine);
  return [
    isMove ? t('says.installed', { machine: event.parentBarcode ?? '', position }) : '',
    counterpart
      ? t(event.type === 'INSTALLED' ? 'says.replacing' : 'says.replacedBy', { code: counterpart })
      : '',
    event.type === 'CORRECTED'
      ? t('says.correction', { seq: event.correctsSeq ?? '', reason: event.reason ?? '' })
      : event.reason,
    isMove ? '' : event.siteName,
    isMove ? '' : event.partyName,
    event.place,
    event.runningHours === null ? '' : t('says.hours', { hours: formatNumber(event.runningHours) }),
    event.isMeterReset ? t('says.reset') : '',
    event.note,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** One event as a sentence: what, where, why, and in grey who and in which case. */
export function EventText({ event, machine }: EventProps) {
  const { t } = useTranslation('units');
  const eventWord = useEventWord();
  const sentence = useSentence({ event, machine });
  const isCorrected = event.correctedBySeq !== null;
  const who = event.operator ?? event.createdByName;
  return (
    <span className={isCorrected ? 'mw-struck' : undefined}>
      <b>{eventWord(event)}</b> {sentence} <Source event={event} />{' '}
      <span className="mw-muted mw-meta">
        {who}
        {isCorrected ? ` · ${t('says.corrected')}` : ''}
      </span>
    </span>
  );
}

function Source({ event }: { event: UnitEventRow }) {
  if (event.sourceNo === null) return null;
  if (event.sourceKind === 'order' && event.sourceId) {
    return (
      <Link to="/orders/$id" params={{ id: event.sourceId }}>
        {event.sourceNo}
      </Link>
    );
  }
  if (event.caseId !== null) {
    return (
      <Link to="/service-cases/$id" params={{ id: event.caseId }}>
        {event.sourceNo}
      </Link>
    );
  }
  return <span className="mw-muted">{event.sourceNo}</span>;
}
