import { useTranslation } from 'react-i18next';
import { ORDER_STATES } from '#contract/orders/order-states.ts';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { HistoryAct } from '#renderer/components/form/history-act.tsx';
import { useOrderSections } from './order-fields.tsx';
import { useWarrantyChoice } from './warranty-choice.ts';

/** Who changed what in an order, in whatever state it is. */
export function OrderHistory({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const sections = useOrderSections({
    ...order,
    specification: null,
    products: order.lines,
    existingId: order.id,
    hasMixedRates: false,
    warranty: useWarrantyChoice(order.warrantyClause).field,
  });
  const more: FieldDefinition[] = [
    {
      kind: 'choice',
      name: 'state',
      label: t('field.state'),
      choices: ORDER_STATES.map((value) => ({ value, word: t(`state.${value}`) })),
    },
    { kind: 'money', name: 'grossMinor', label: t('field.gross') },
    { kind: 'text', name: 'stepReason', label: t('field.reason') },
  ];
  const fields = sections.flatMap((section) => section.fields);
  return <HistoryAct entity="orders" id={order.id} title={order.no} fields={fields} more={more} />;
}
