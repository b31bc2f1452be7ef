import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canStep, isPrepared, isShippable, type OrderStep } from '#contract/orders/order-states.ts';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { FactsDialog } from './facts-dialog.tsx';
import { OrderReason } from './order-reason.tsx';
import { useOrderStep } from './use-order-step.ts';

interface Act {
  id: string;
  word: string;
  keys?: string;
  isPrimary?: boolean;
  run: () => void;
}
type OpenDialog = 'facts' | 'suspend' | 'terminate' | 'void';

function useActs(
  order: OrderDetail,
  take: (to: OrderStep) => void,
  open: (dialog: OpenDialog) => void,
): Act[] {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const { state } = order;
  if (order.voidedAt !== null) return [];
  const prepared = isPrepared(state);
  const hasShipped = order.shipments.some((shipment) => shipment.voidedAt === null);
  const ship = () => void navigate({ to: '/orders/$id/ship', params: { id: order.id } });
  const acts: (Act | false)[] = [
    prepared && {
      id: 'in_force',
      word: t('act.inForce'),
      keys: 'Alt+P',
      isPrimary: true,
      run: () => take('in_force'),
    },
    canStep(state, 'review') && { id: 'review', word: t('act.review'), run: () => take('review') },
    canStep(state, 'draft') && { id: 'draft', word: t('act.draft'), run: () => take('draft') },
    isShippable(state) &&
      state !== 'shipped' && {
        id: 'ship',
        word: t('act.ship'),
        keys: 'Alt+H',
        isPrimary: true,
        run: ship,
      },
    canStep(state, 'resume') && {
      id: 'resume',
      word: t('act.resume'),
      isPrimary: true,
      run: () => take('resume'),
    },
    !prepared &&
      state !== 'terminated' && {
        id: 'facts',
        word: t('act.facts'),
        keys: 'Alt+Y',
        isPrimary: state === 'shipped' || state === 'accepted',
        run: () => open('facts'),
      },
    canStep(state, 'suspended') && { id: 'suspend', word: t('act.suspend'), run: () => open('suspend') },
    canStep(state, 'terminated') && {
      id: 'terminate',
      word: t('act.terminate'),
      run: () => open('terminate'),
    },
    !hasShipped && { id: 'void', word: t('act.void'), run: () => open('void') },
  ];
  return acts.filter((act) => act !== false);
}

/** What can be done with the order now; the next sensible step is the filled button. */
export function OrderActs({ order, children }: { order: OrderDetail; children?: ReactNode }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const step = useOrderStep();
  const { id, version } = order;
  const acts = useActs(order, (to) => step.mutate(() => client.orders.step({ id, version, to })), setDialog);
  const close = () => setDialog(null);
  useShortcuts(acts.flatMap((act) => (act.keys ? [{ keys: act.keys, word: act.word, run: act.run }] : [])));
  return (
    <div className="foot">
      {step.error ? <ErrorPanel error={step.error} /> : null}
      {acts.map((act) => (
        <Button
          key={act.id}
          tone={act.isPrimary ? 'primary' : 'plain'}
          disabled={step.isPending}
          onClick={act.run}
          {...(act.keys ? { keys: act.keys } : {})}
        >
          {act.word}
        </Button>
      ))}
      {children}
      {dialog === 'facts' ? <FactsDialog order={order} onClose={close} /> : null}
      {dialog !== null && dialog !== 'facts' ? (
        <Explained order={order} kind={dialog} onClose={close} />
      ) : null}
    </div>
  );
}

function Explained({
  order,
  kind,
  onClose,
}: {
  order: OrderDetail;
  kind: 'suspend' | 'terminate' | 'void';
  onClose: () => void;
}) {
  const { t } = useTranslation('orders');
  const { id, version, no } = order;
  const run = (reason: string) => {
    if (kind === 'void') return client.orders.void({ id, version, reason });
    return client.orders.step({ id, version, to: kind === 'suspend' ? 'suspended' : 'terminated', reason });
  };
  return (
    <OrderReason
      title={t(`confirm.${kind}`, { no })}
      act={t(`confirm.${kind}Act`)}
      run={run}
      onClose={onClose}
      {...(kind === 'void' ? { text: t('confirm.voidText') } : {})}
    />
  );
}
