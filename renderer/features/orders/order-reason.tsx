import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { useOrderStep } from './use-order-step.ts';

export interface OrderReasonProps {
  title: string;
  text?: string;
  act: string;
  run: (reason: string) => Promise<OrderDetail>;
  onClose: () => void;
}

/** A step of an order that must be explained: suspend, terminate, void. */
export function OrderReason({ run, onClose, ...words }: OrderReasonProps) {
  const { t } = useTranslation('orders');
  const step = useOrderStep(onClose);
  return (
    <ReasonDialog
      {...words}
      label={t('field.reason')}
      call={step}
      onGive={(reason) => step.mutate(() => run(reason))}
      onClose={onClose}
    />
  );
}
