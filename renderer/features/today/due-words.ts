import { useTranslation } from 'react-i18next';
import type { TodayItem, TodayKind } from '#contract/today/today.contract.ts';
import type { Tone } from '#renderer/components/record/state-badge.tsx';

const PATHS: Record<Exclude<TodayKind, 'maintenance'>, string> = {
  follow_up: '/market-records',
  signature: '/specifications',
  delivery: '/orders',
  case: '/service-cases',
};

/** Where the record of a due thing is; a maintenance plan stands in its list. */
export function pathOf({ kind, id }: TodayItem): string {
  return kind === 'maintenance' ? '/maintenance' : `${PATHS[kind]}/${id}`;
}

export function useDueWords() {
  const { t } = useTranslation('today');
  return {
    when: ({ days }: TodayItem): { tone: Tone; word: string } => {
      if (days < 0) return { tone: 'bad', word: t('overdue', { days: -days }) };
      if (days === 0) return { tone: 'warn', word: t('dueToday') };
      return { tone: 'off', word: t('dueIn', { days }) };
    },
    what: ({ kind, what }: TodayItem): string =>
      kind === 'signature' || kind === 'delivery' ? t(kind, { what }) : what,
  };
}
