import { useTranslation } from 'react-i18next';
import type { PlanRow, RiskReason } from '#contract/maintenance/maintenance.schema.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatNumber } from '#renderer/lib/format.ts';

type Age = Extract<RiskReason, { kind: 'age' }>;

/** Why it is due on that day: the plan, the meter and its rate, what is at risk (in short for a list), the last work. */
export function DueWhy({ row, isShort = false }: { row: PlanRow; isShort?: boolean }) {
  const { t } = useTranslation('maintenance');
  const { due, lastWork } = row;
  const rule = [
    row.everyDays === null ? '' : t('every.days', { count: row.everyDays }),
    row.everyHours === null
      ? ''
      : t('every.hours', { count: row.everyHours, hours: formatNumber(row.everyHours) }),
  ]
    .filter(Boolean)
    .join(t('every.or'));
  const decided =
    due.decidedBy === 'hours'
      ? t('why.hours', {
          hours: formatNumber(due.dueHours),
          rate: formatNumber(due.hoursPerDay, 1),
          left: formatNumber(due.hoursLeft),
        })
      : due.decidedBy === 'days'
        ? t('why.days', { left: due.daysLeft ?? 0 })
        : t('why.unknown');
  const meter =
    due.lastReading === null
      ? null
      : t('why.meter', { hours: formatNumber(due.lastReading.hours), on: due.lastReading.on });
  const last =
    lastWork === null
      ? t('why.never', { on: row.startOn })
      : t('why.last', { on: lastWork.onDay, state: t(`work.${lastWork.state}`) });
  return (
    <>
      <div>{`${rule} · ${decided}`}</div>
      {isShort ? (
        <ShortRisk risk={row.risk} />
      ) : (
        row.risk.map((reason) => <Risk key={keyOf(reason)} reason={reason} />)
      )}
      <div className="mw-meta mw-muted">{[meter, last].filter(Boolean).join(' · ')}</div>
    </>
  );
}

const keyOf = (reason: RiskReason) => (reason.kind === 'age' ? reason.barcode : reason.faultCode);

function Risk({ reason }: { reason: RiskReason }) {
  return (
    <div className="mw-due-risk">
      <span aria-hidden="true">▲ </span>
      <RiskWords reason={reason} />
    </div>
  );
}

/** Faults that came back each on a line; old parts together, named by the one furthest beyond its like. */
function ShortRisk({ risk }: { risk: readonly RiskReason[] }) {
  const { t } = useTranslation('maintenance');
  const ages = risk.filter((reason): reason is Age => reason.kind === 'age');
  const oldest = [...ages].sort((a, b) => b.days / b.usualDays - a.days / a.usualDays)[0];
  const { part, days, usualDays } = oldest ?? { part: '', days: 0, usualDays: 0 };
  return (
    <>
      {risk.map((reason) => (reason.kind === 'age' ? null : <Risk key={keyOf(reason)} reason={reason} />))}
      {oldest ? (
        <div className="mw-due-risk">
          <span aria-hidden="true">▲ </span>
          {t('risk.ages', {
            count: ages.length,
            part,
            days: formatNumber(days),
            usual: formatNumber(usualDays),
          })}
        </div>
      ) : null}
    </>
  );
}

function RiskWords({ reason }: { reason: RiskReason }) {
  const { t } = useTranslation('maintenance');
  const codes = useCodes();
  if (reason.kind === 'repeat') {
    const fault = codes.word('fault', reason.faultCode);
    return <>{t('risk.repeat', { fault, cases: reason.cases, on: reason.lastOn })}</>;
  }
  const { part, barcode, days, usualDays, replaced } = reason;
  const numbers = { days: formatNumber(days), usual: formatNumber(usualDays), replaced };
  return <>{t('risk.age', { part, code: barcode, ...numbers })}</>;
}
