import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TodayItem, TodayKind } from '#contract/today/today.contract.ts';
import type { Tone } from '#renderer/components/record/state-badge.tsx';

const PATHS: Record<Exclude<TodayKind, 'maintenance' | 'claim' | 'code_alarm'>, string> = {
  follow_up: '/market-records',
  signature: '/specifications',
  delivery: '/orders',
  case: '/service-cases',
  call_back: '/service-cases',
};

/** Opens the record of a due thing; a maintenance plan stands beside its list. */
export function useOpenDue(): (item: TodayItem) => void {
  const navigate = useNavigate();
  return ({ kind, id }) => {
    if (kind === 'maintenance') void navigate({ to: '/maintenance', search: { id } });
    else if (kind === 'claim') void navigate({ to: '/claims', search: { id } });
    else if (kind === 'code_alarm') void navigate({ to: '/labels/verify' });
    else void navigate({ to: `${PATHS[kind]}/${id}` as '/' });
  };
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
      kind === 'call_back' ||
      kind === 'signature' ||
      kind === 'delivery' ||
      kind === 'claim' ||
      kind === 'code_alarm'
        ? t(kind, { what })
        : what,
  };
}
