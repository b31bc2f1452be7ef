import { useTranslation } from 'react-i18next';
import type { WarrantyClause } from '#contract/units/warranty-clock.ts';
import { formatNumber } from './format.ts';
import { useJoin } from './join.ts';

/** A warranty clause as somebody would say it, one sentence a thing. */
export function useClauseWords(): (clause: WarrantyClause) => string {
  const { t } = useTranslation('warranty-terms');
  const { t: units } = useTranslation('units');
  const join = useJoin();
  return (clause) => {
    const limbs = clause.limbs.map(({ event, months }) =>
      t('limb', { event: units(`warranty.event.${event}`), months }),
    );
    const combined =
      limbs.length > 1 ? [join.clauses(limbs), t(`combine.${clause.combine}`)] : [limbs[0] ?? ''];
    const hours =
      clause.hourLimit === undefined ? [] : [t('hours', { hours: formatNumber(clause.hourLimit) })];
    const replaced = t(`replaced.${clause.replacement}`, { months: clause.replacementMonths });
    const excluded = clause.exclusions?.length
      ? [t('excluded', { list: join.clauses(clause.exclusions.map((one) => one.text)) })]
      : [];
    return join.clauses([...combined, ...hours, replaced, ...excluded]);
  };
}
