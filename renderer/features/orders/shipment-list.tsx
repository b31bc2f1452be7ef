import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail, ShipmentRow } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { type DetailColumn, DetailTable } from '#renderer/components/record/detail-table.tsx';
import { DocumentExport } from '#renderer/components/record/document-export.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { formatQuantity } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';
import { OrderReason } from './order-reason.tsx';
import { useOrderStep } from './use-order-step.ts';

/** What left the works, newest first. */
export function ShipmentList({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const [voiding, setVoiding] = useState<ShipmentRow | null>(null);
  const step = useOrderStep();
  const arrive = (shipment: ShipmentRow) =>
    step.mutate(() => client.orders.arrive({ id: shipment.id, version: shipment.version }));
  const columns = useShipmentColumns(arrive, setVoiding);
  return (
    <>
      <h2>{t('shipment.title')}</h2>
      {step.error ? <ErrorPanel error={step.error} /> : null}
      <DetailTable
        label={t('shipment.title')}
        columns={columns}
        rows={order.shipments}
        rowKey={(shipment) => shipment.id}
        rowClass={(shipment) => (shipment.voidedAt === null ? undefined : 'removed')}
        empty={t('shipment.none')}
      />
      {voiding ? <VoidShipment shipment={voiding} onClose={() => setVoiding(null)} /> : null}
    </>
  );
}

function VoidShipment({ shipment, onClose }: { shipment: ShipmentRow; onClose: () => void }) {
  const { t } = useTranslation('orders');
  return (
    <OrderReason
      title={t('confirm.voidShipment', { no: shipment.no })}
      text={t('confirm.voidShipmentText')}
      act={t('confirm.voidShipmentAct')}
      run={(reason) => client.orders.voidShipment({ id: shipment.id, version: shipment.version, reason })}
      onClose={onClose}
    />
  );
}

function useShipmentColumns(
  onArrive: (shipment: ShipmentRow) => void,
  onVoid: (shipment: ShipmentRow) => void,
): DetailColumn<ShipmentRow>[] {
  const { t } = useTranslation('orders');
  const canWrite = useMay('orders.write');
  return [
    { id: 'no', header: t('shipment.no'), width: 108, cell: (one) => one.no },
    { id: 'shippedOn', header: t('shipment.shippedOn'), width: 94, cell: (one) => one.shippedOn },
    { id: 'site', header: t('shipment.site'), width: 104, cell: (one) => one.siteName },
    { id: 'carrier', header: t('shipment.carrier'), width: 84, cell: (one) => one.carrier },
    { id: 'contents', header: t('shipment.contents'), cell: (one) => <Contents shipment={one} /> },
    { id: 'arrivedOn', header: t('shipment.arrivedOn'), width: 94, cell: (one) => one.arrivedOn },
    {
      id: 'act',
      header: t('act.title'),
      width: 196,
      cell: (one) => (
        <span className="mw-row wrap">
          {canWrite && one.voidedAt === null && one.arrivedOn === null ? (
            <>
              <Button onClick={() => onArrive(one)}>{t('act.arrive')}</Button>
              <Button tone="quiet" onClick={() => onVoid(one)}>
                {t('act.voidShipment')}
              </Button>
            </>
          ) : null}
          {one.voidedAt === null ? <PrintPacking shipment={one} /> : null}
        </span>
      ),
    },
  ];
}

/** The list that goes into the box. */
function PrintPacking({ shipment }: { shipment: ShipmentRow }) {
  const { t } = useTranslation('orders');
  const { orderId, id, no } = shipment;
  return (
    <>
      <PaperButton
        word={t('packing.print')}
        document="packing-list"
        route="/print/packing-list"
        search={{ orderId, id }}
        name={`${no}.pdf`}
      />
      <DocumentExport asked={{ document: 'packing-list', orderId, id }} title={no} tone="quiet" />
    </>
  );
}

function Contents({ shipment }: { shipment: ShipmentRow }) {
  const { t } = useTranslation('orders');
  const codes = shipment.lines.flatMap((line) => (line.barcode === null ? [] : [line.barcode]));
  const rest = shipment.lines.filter((line) => line.barcode === null);
  const words = rest.map((line) =>
    t('shipment.line', { line: line.lineNo, quantity: formatQuantity(line.quantity, line.uom) }),
  );
  return (
    <>
      {codes.map((code) => (
        <span key={code} className="mw-barcode">
          {code}
        </span>
      ))}
      {codes.length > 0 && words.length > 0 ? ' · ' : ''}
      {words.join(' · ')}
      {shipment.voidReason ? (
        <div className="mw-muted">{t('shipment.voided', { reason: shipment.voidReason })}</div>
      ) : null}
    </>
  );
}
