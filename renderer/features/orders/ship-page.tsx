import './orders.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { CellInput } from '#renderer/components/form/cell-input.tsx';
import type { CellField, FormValues } from '#renderer/components/form/form-types.ts';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { pickSite } from '#renderer/lib/pickers.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { OrderFacts } from './order-panel.tsx';
import { ShipLines } from './ship-lines.tsx';
import { ShipUnits } from './ship-units.tsx';
import { type LoadModel, useLoad } from './use-load.ts';
import { useOrderStep } from './use-order-step.ts';

const route = getRouteApi('/shell/orders/$id/ship');

/** Loading an order: scan what goes, type the quantities of what has no barcode, record. */
export function ShipPage() {
  const { id } = route.useParams();
  const { t } = useTranslation('orders');
  const order = useQuery(orpc.orders.get.queryOptions({ input: { id } }));
  useTabTitle(order.data && t('ship.title', { no: order.data.no }));
  if (order.isError) return <ErrorPanel error={order.error} onRetry={() => void order.refetch()} />;
  if (!order.data) return null;
  const title = t('ship.title', { no: order.data.no });
  return (
    <Page label={title}>
      <FormWithSide title={title} side={<OrderFacts order={order.data} />} sideLabel={t('detail')}>
        <ShipForm order={order.data} />
      </FormWithSide>
    </Page>
  );
}

const textOrNull = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

function useShip(order: OrderDetail, load: LoadModel, values: FormValues) {
  const navigate = useNavigate();
  const path = usePagePath();
  const step = useOrderStep(() => {
    dropTab(path);
    void navigate({ to: '/orders/$id', params: { id: order.id } });
  });
  const ship = () => {
    if (load.isEmpty || step.isPending) return;
    const shippedOn = textOrNull(values['shippedOn']);
    const lines = Object.entries(load.quantities).flatMap(([lineId, quantity]) =>
      quantity > 0 ? [{ lineId, quantity }] : [],
    );
    step.mutate(() =>
      client.orders.ship({
        orderId: order.id,
        siteId: textOrNull(values['siteId']),
        carrier: textOrNull(values['carrier']),
        ...(shippedOn ? { shippedOn } : {}),
        units: [...load.barcodes],
        lines,
      }),
    );
  };
  return { step, ship };
}

function ShipForm({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const load = useLoad(order);
  const site = order.lines.find((line) => line.siteId !== null);
  const [values, setValues] = useState<FormValues>({ shippedOn: today(), siteId: site?.siteId ?? null });
  const { step, ship } = useShip(order, load, values);
  useShortcuts([{ keys: 'F9', word: t('ship.act'), run: ship, inText: true }]);
  const fields: CellField[] = [
    { kind: 'date', name: 'shippedOn', label: t('shipment.shippedOn'), isRequired: true },
    {
      kind: 'reference',
      name: 'siteId',
      label: t('shipment.site'),
      load: pickSite,
      selectedLabel: site?.siteName ?? null,
    },
    { kind: 'text', name: 'carrier', label: t('shipment.carrier') },
  ];
  return (
    <div className="mw-form">
      <div className="body mw-ship">
        {step.error ? <ErrorPanel error={step.error} /> : null}
        <ShipUnits order={order} load={load} />
        <ShipLines order={order} load={load} />
        <fieldset className="mw-fields" style={{ gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' }}>
          {fields.map((definition) => (
            <CellInput
              key={definition.name}
              definition={definition}
              value={values[definition.name]}
              error={undefined}
              onChange={(value) => setValues((old) => ({ ...old, [definition.name]: value }))}
            />
          ))}
        </fieldset>
      </div>
      <div className="mw-form-foot">
        <Button tone="primary" keys="F9" busy={step.isPending} disabled={load.isEmpty} onClick={ship}>
          {t('ship.act')}
        </Button>
      </div>
    </div>
  );
}
