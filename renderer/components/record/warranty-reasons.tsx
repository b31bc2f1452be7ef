import { useTranslation } from 'react-i18next';
import type { WarrantyView } from '#contract/units/unit-life.schema.ts';
import { useJoin } from '#renderer/lib/join.ts';

type Limb = WarrantyView['limbs'][number];

/** What came on top of the facts: hours, days given back, months granted, somebody's decision. */
function Changes({ warranty }: { warranty: WarrantyView }) {
  const { t } = useTranslation('units');
  const { hours, changes = [], overrideReason, computedUntil, exclusions = [] } = warranty;
  return (
    <>
      {hours ? (
        <div>
          {hours.reachedOn === null
            ? t('warranty.hoursLeft', { used: hours.used, limit: hours.limit })
            : t('warranty.hoursReached', { date: hours.reachedOn, limit: hours.limit })}
        </div>
      ) : null}
      {changes.map((change) => (
        <div key={`${change.kind} ${change.until}`}>
          {change.kind === 'suspension'
            ? t('warranty.suspended', { days: change.days ?? 0, until: change.until, reason: change.reason })
            : t('warranty.extended', {
                months: change.months ?? 0,
                until: change.until,
                reason: change.reason,
              })}
        </div>
      ))}
      {overrideReason === undefined ? null : (
        <div>{t('warranty.overridden', { reason: overrideReason, date: computedUntil ?? '—' })}</div>
      )}
      {exclusions.length > 0 ? (
        <div>{t('warranty.excluded', { list: exclusions.map((one) => one.text).join(' · ') })}</div>
      ) : null}
    </>
  );
}

/** Why the warranty ends when it does: the limb that decided, what was taken over, granted or decided otherwise. */
export function WarrantyReasons({ warranty }: { warranty: WarrantyView }) {
  const { t } = useTranslation('units');
  const join = useJoin();
  const { replacement, until } = warranty;
  const decided = warranty.limbs.find((limb) => limb.event === warranty.decidedBy);
  const others = warranty.limbs.filter((limb) => limb !== decided && limb.until !== null);
  if (until === null) return <div className="mw-muted">{t('warranty.unknownText')}</div>;
  const word = (limb: Limb) => t(`warranty.event.${limb.event}`);
  const rule = replacement ? '' : warranty.limbs.length > 1 ? t(`warranty.${warranty.combine}`) : '';
  const larger =
    replacement?.rule === 'larger' ? t('warranty.larger', { months: warranty.limbs[0]?.months ?? 12 }) : '';
  return (
    <div className="mw-muted">
      <div>{join.clauses([t('warranty.until', { date: until }), rule, larger])}</div>
      {decided ? (
        <div>
          {t('warranty.decided', {
            event: word(decided),
            date: decided.startOn ?? '',
            months: decided.months,
          })}
        </div>
      ) : null}
      {warranty.decidedBy === 'remainder' ? <div>{t('warranty.remainder', { date: until })}</div> : null}
      <Changes warranty={warranty} />
      {others.map((limb) => (
        <div key={limb.event}>
          {t('warranty.other', {
            event: word(limb),
            date: limb.startOn ?? '',
            months: limb.months,
            until: limb.until ?? '',
          })}
        </div>
      ))}
    </div>
  );
}
