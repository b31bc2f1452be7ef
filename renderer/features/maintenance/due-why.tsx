import { useTranslation } from 'react-i18next';
import type { PlanRow } from '#contract/maintenance/maintenance.schema.ts';
import { formatNumber } from '#renderer/lib/format.ts';

/** Why it is due on that day: the plan, the meter and its rate, the last work. */
export function DueWhy({ row }: { row: PlanRow }) {
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
      <div className="mw-meta mw-muted">{[meter, last].filter(Boolean).join(' · ')}</div>
    </>
  );
}
