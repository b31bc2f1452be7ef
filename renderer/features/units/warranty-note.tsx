import './units.css';
import { useTranslation } from 'react-i18next';
import type { WarrantyView } from '#contract/units/unit-life.schema.ts';
import { useJoin } from '#renderer/lib/join.ts';

type Limb = WarrantyView['limbs'][number];

/** Share of the term that has gone by, for the bar; the deciding limb is the term. */
function shareGone(warranty: WarrantyView, decided: Limb | undefined): number {
  const startOn = decided?.startOn ?? warranty.replacement?.replacedOn;
  if (!startOn || warranty.until === null || warranty.daysLeft === null) return 0;
  const total = (Date.parse(warranty.until) - Date.parse(startOn)) / 86_400_000;
  return total > 0 ? Math.min(1, Math.max(0, 1 - warranty.daysLeft / total)) : 1;
}

/** Until when, how long still, and which fact decided it. */
export function WarrantyNote({ warranty }: { warranty: WarrantyView }) {
  const { t } = useTranslation('units');
  const { state, until } = warranty;
  const decided = warranty.limbs.find((limb) => limb.event === warranty.decidedBy);
  const tone = state === 'in' ? 'ok' : state === 'ended' ? 'bad' : 'off';
  const days = Math.abs(warranty.daysLeft ?? 0);
  return (
    <div className={`mw-note mw-warranty ${tone}`}>
      <b>{t(`warranty.${state}`, { days })}</b>
      {until === null ? (
        <div className="mw-muted">{t('warranty.unknownText')}</div>
      ) : (
        <>
          <progress
            value={shareGone(warranty, decided)}
            max={1}
            aria-label={t(`warranty.${state}`, { days })}
          />
          <Reasons warranty={warranty} decided={decided} until={until} />
        </>
      )}
    </div>
  );
}

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

function Reasons({
  warranty,
  decided,
  until,
}: {
  warranty: WarrantyView;
  decided: Limb | undefined;
  until: string;
}) {
  const { t } = useTranslation('units');
  const join = useJoin();
  const { replacement } = warranty;
  const others = warranty.limbs.filter((limb) => limb !== decided && limb.until !== null);
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
