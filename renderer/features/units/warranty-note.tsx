import './units.css';
import { useTranslation } from 'react-i18next';
import type { WarrantyView } from '#contract/units/unit-life.schema.ts';
import { WarrantyReasons } from '#renderer/components/record/warranty-reasons.tsx';

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
      {until === null ? null : (
        <progress
          value={shareGone(warranty, decided)}
          max={1}
          aria-label={t(`warranty.${state}`, { days })}
        />
      )}
      <WarrantyReasons warranty={warranty} />
    </div>
  );
}
