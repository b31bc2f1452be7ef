import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type OrderDetail, orderUpdate } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { RateField, rateText } from '#renderer/components/form/rate-field.tsx';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';

const schema = z.object({ rateE6: z.int().positive() });

/** A foreign order of an old ledger without a rate stands in no sum; here the rate is said. */
export function UnratedNote({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const queries = useQueryClient();
  const mayWrite = useMay('orders.write');
  const [isOpen, setOpen] = useState(false);
  return (
    <Note tone="warn">
      {t('unrated', { currency: order.currency })}
      {mayWrite ? <Button onClick={() => setOpen(true)}>{t('act.rate')}</Button> : null}
      {isOpen ? (
        <FormDialog
          title={t('act.rate')}
          form="order-rates"
          recordId={order.id}
          version={order.version}
          schema={schema}
          initialValues={stampOf(order)}
          fields={[
            {
              kind: 'custom',
              name: 'rateE6',
              label: t('field.rate'),
              isRequired: true,
              show: rateText,
              render: (field) => <RateField {...field} label={t('field.rate')} />,
            },
          ]}
          onSave={async (input) => {
            const { id, version } = order;
            await client.orders.update(orderUpdate.parse({ ...input, id, version }));
            await queries.invalidateQueries({ queryKey: orpc.orders.key() });
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Note>
  );
}
