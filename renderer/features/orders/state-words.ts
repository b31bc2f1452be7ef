import { useTranslation } from 'react-i18next';
import type { OrderState } from '#contract/orders/order-states.ts';
import type { OrderRow } from '#contract/orders/orders.schema.ts';
import type { Stage } from '#renderer/components/record/stage-bar.tsx';
import type { Tone } from '#renderer/components/record/state-badge.tsx';

export type ShownState = OrderState | 'void';

export const STATE_TONES: Record<ShownState, Tone> = {
  draft: 'off',
  review: 'run',
  in_force: 'run',
  executing: 'warn',
  shipped: 'ok',
  accepted: 'ok',
  in_warranty: 'ok',
  closed: 'off',
  changing: 'warn',
  suspended: 'bad',
  terminated: 'bad',
  void: 'bad',
};

export function shownState(order: Pick<OrderRow, 'state' | 'voidedAt'>): ShownState {
  return order.voidedAt === null ? order.state : 'void';
}

/** Steps of the bar; states between two of them show at the step they belong to. */
const STEP_OF: Partial<Record<ShownState, string>> = {
  review: 'draft',
  in_warranty: 'accepted',
  changing: 'executing',
};

export function stepOf(state: ShownState): string {
  return STEP_OF[state] ?? state;
}

export function hasLeft(state: ShownState): boolean {
  return state === 'suspended' || state === 'terminated' || state === 'void';
}

export function useOrderLadder(): Stage[] {
  const { t } = useTranslation('orders');
  return [
    { id: 'draft', word: t('ladder.draft') },
    { id: 'in_force', word: t('ladder.in_force') },
    { id: 'executing', word: t('ladder.executing') },
    { id: 'shipped', word: t('ladder.shipped') },
    { id: 'accepted', word: t('ladder.accepted') },
    { id: 'closed', word: t('ladder.closed') },
  ];
}
