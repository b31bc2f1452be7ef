import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DateFieldInput } from '#renderer/components/form/date-field.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useOrderStep } from './use-order-step.ts';

/** Acceptance and closing are dates people know; the state follows from them. */
export function FactsDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const step = useOrderStep(onClose);
  const [acceptedOn, setAcceptedOn] = useState(order.acceptedOn);
  const [closedOn, setClosedOn] = useState(order.closedOn);
  const asDate = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    step.mutate(() =>
      client.orders.recordFacts({ id: order.id, version: order.version, acceptedOn, closedOn }),
    );
  };
  return (
    <Dialog title={t('facts.title', { no: order.no })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {step.error ? <ErrorPanel error={step.error} /> : null}
        <DateFieldInput
          definition={{ kind: 'date', name: 'acceptedOn', label: t('field.acceptedOn') }}
          value={order.acceptedOn}
          error={undefined}
          onChange={(value) => setAcceptedOn(asDate(value))}
        />
        <DateFieldInput
          definition={{ kind: 'date', name: 'closedOn', label: t('field.closedOn') }}
          value={order.closedOn}
          error={undefined}
          onChange={(value) => setClosedOn(asDate(value))}
        />
        <p className="mw-muted" style={{ margin: 0 }}>
          {t('facts.hint')}
        </p>
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={step.isPending}>
            {t('facts.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
