import './service-cases.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { isOpenCase } from '#contract/service-cases/states.ts';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StageBar } from '#renderer/components/record/stage-bar.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { WarrantyReasons } from '#renderer/components/record/warranty-reasons.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatInstant, formatNumber, today } from '#renderer/lib/format.ts';
import { incompleteKind, SEVERITY_TONES, stepOf, useCaseLadder } from './case-words.ts';

/** Number, severity, how far it is. */
export function CaseHead({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const ladder = useCaseLadder();
  const stopped = row.state === 'cancelled' ? t('state.cancelled') : undefined;
  const incomplete = incompleteKind(row);
  const shape = row.severity === 'major' || row.severity === 'critical' ? { shape: '▲' } : {};
  return (
    <>
      <div className="mw-row between">
        <h1 className="mw-mono">{row.no}</h1>
        <StateBadge tone={SEVERITY_TONES[row.severity]} word={t(`severity.${row.severity}`)} {...shape} />
      </div>
      <StageBar stages={ladder} current={stepOf(row.state)} label={t('field.state')} stopped={stopped} />
      <div className="mw-row">
        {row.progress ? <StateBadge tone="run" word={t(`progress.${row.progress}`)} /> : null}
        {incomplete ? <StateBadge tone="warn" word={t(`incompleteOf.${incomplete}`)} /> : null}
        {row.isRepeat ? <StateBadge tone="bad" word={t('repeat')} /> : null}
        {row.isHistoric ? <StateBadge tone="off" word={t('historic')} /> : null}
      </div>
    </>
  );
}

/** Who, where, what, and what was seen. */
export function CaseFacts({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const reported = row.reportedAt === null ? row.reportedOn : formatInstant(row.reportedAt);
  const channel = [t(`channel.${row.channel}`), row.contact, row.contactPhone].filter(Boolean).join(' · ');
  return (
    <KeyValues
      labelWidth={68}
      items={[
        {
          label: t('field.channel'),
          value: <KeptValue text={channel} reason={row.exceptions?.['contactPhone']} />,
        },
        { label: t('field.reportedOn'), value: [reported, row.sourceNo].filter(Boolean).join(' · ') },
        { label: t('field.party'), value: row.partyName ?? row.partyText },
        { label: t('field.site'), value: row.siteName },
        { label: t('field.unit'), value: <Unit row={row} /> },
        { label: t('field.order'), value: row.orderNo },
        { label: t('field.engineer'), value: row.engineer },
        {
          label: t('field.description'),
          value: <span className="mw-lines-kept">{row.description ?? row.title}</span>,
        },
        {
          label: t('field.fault'),
          value: row.faultCode ? codes.word('fault', row.faultCode) : row.faultText,
        },
        row.causeCode !== null && { label: t('field.cause'), value: codes.word('cause', row.causeCode) },
        row.remedyCode !== null && { label: t('field.remedy'), value: codes.word('remedy', row.remedyCode) },
        row.outcome !== null && { label: t('field.outcome'), value: row.outcome },
      ]}
    />
  );
}

function Unit({ row }: { row: CaseDetail }) {
  if (row.barcode === null) return <>{row.unitText}</>;
  return (
    <>
      {row.unitName ?? row.product}{' '}
      <Link to="/units/$barcode" params={{ barcode: row.barcode }} className="mw-mono">
        {row.barcode}
      </Link>
      {row.machineBarcode && row.machineBarcode !== row.barcode ? (
        <>
          {' · '}
          <Link to="/units/$barcode" params={{ barcode: row.machineBarcode }} className="mw-mono">
            {row.machineBarcode}
          </Link>
        </>
      ) : null}
    </>
  );
}

/** Until when it should be solved, as long as it is not. */
export function DueNote({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  if (row.resolvedOn !== null) return <Note tone="ok">{t('due.done', { date: row.resolvedOn })}</Note>;
  if (row.waitingSince !== null && isOpenCase(row.state))
    return <Note tone="off">{t('due.waiting', { since: formatInstant(row.waitingSince) })}</Note>;
  if (row.dueOn === null || !isOpenCase(row.state)) return null;
  const days = Math.round((Date.parse(row.dueOn) - Date.parse(today())) / 86_400_000);
  const text =
    days < 0
      ? t('due.over', { days: -days })
      : days === 0
        ? t('due.today')
        : t('due.left', { date: row.dueOn, days });
  const isAnswerDue = row.respondedAt === null && row.respondDueAt !== null;
  return (
    <Note tone={days < 0 ? 'bad' : 'warn'}>
      {text}
      {isAnswerDue ? <div>{t('due.answer', { at: formatInstant(row.respondDueAt) })}</div> : null}
      {row.waitedMinutes > 0 ? (
        <div className="mw-muted">{t('due.waited', { hours: formatNumber(row.waitedMinutes / 60, 1) })}</div>
      ) : null}
    </Note>
  );
}

/** Who pays, and what the warranty clock says for the day of the report. */
export function PayerNote({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const { t: units } = useTranslation('units');
  const { warranty, judgement } = row;
  const state = warranty?.state ?? 'unknown';
  const covered = row.exclusion === null ? 'ok' : 'warn';
  const tone = state === 'in' ? covered : state === 'ended' ? 'bad' : 'off';
  const payer = judgement === null ? t('judgement.none') : t(`warranty.payer.${judgement}`);
  return (
    <div className={`mw-note ${tone}`}>
      <b>{`${units(`warranty.${state}`, { days: Math.abs(warranty?.daysLeft ?? 0) })} · ${payer}`}</b>
      <div className="mw-muted">{t('warranty.on', { date: row.reportedOn })}</div>
      {warranty ? <WarrantyReasons warranty={warranty} /> : null}
      {row.exclusion === null ? null : <b>{t('warranty.exclusion', { words: row.exclusion })}</b>}
      {row.judgementReason ? <div>{t('warranty.reason', { reason: row.judgementReason })}</div> : null}
    </div>
  );
}
