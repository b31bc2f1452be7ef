import { useTranslation } from 'react-i18next';
import type { TodayItem } from '#contract/today/today.contract.ts';
import { formatQuantity } from '#renderer/lib/format.ts';

/** Puts what is known about a due thing into one sentence, in the words of the slice it belongs to. */
export function useWhyWords(): (item: TodayItem) => string {
  const { t } = useTranslation('today');
  const { t: record } = useTranslation('market-records');
  const { t: serviceCase } = useTranslation('service-cases');
  const { t: label } = useTranslation('labels');
  return ({ why, dueOn, no }) => {
    switch (why.kind) {
      case 'follow_up':
        return t('why.follow_up', {
          stage: record(`stage.${why.stage}`),
          days: why.stageDays,
          on: dueOn.slice(5),
        });
      case 'signature':
        return t('why.signature', { letter: why.letter, days: why.sentDays });
      case 'delivery':
        return t('why.delivery', {
          ordered: formatQuantity(why.ordered),
          shipped: formatQuantity(why.shipped),
          on: dueOn.slice(5),
        });
      case 'case':
        return t('why.case', {
          severity: serviceCase(`severity.${why.severity}`),
          state: serviceCase(`state.${why.state}`),
          days: why.openDays,
        });
      case 'call_back':
        return t('why.call_back', { on: why.solvedOn.slice(5), days: why.solvedDays });
      case 'code_alarm':
        return label('alarm.says', { ...why, code: no });
      case 'claim':
        return t('why.claim', { days: why.sentDays, on: dueOn.slice(5) });
      case 'maintenance':
        return [
          t(`why.by.${why.decidedBy ?? 'days'}`, { on: dueOn.slice(5) }),
          why.lastOn ? t('why.last', { on: why.lastOn }) : t('why.never'),
          why.underWay ? t('why.underWay', { no: why.underWay }) : '',
        ]
          .filter(Boolean)
          .join(' · ');
    }
  };
}
