import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail, OrderLineRow } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { type DetailColumn, DetailTable } from '#renderer/components/record/detail-table.tsx';
import { formatMoney, formatQuantity } from '#renderer/lib/format.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import { useMay } from '#renderer/lib/session.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { ShipmentList } from './shipment-list.tsx';

/** An order in force: its lines with what has left, and its shipments. */
export function OrderSheet({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const [planned, setPlanned] = useState<OrderLineRow | null>(null);
  const columns = useLineColumns(order, setPlanned);
  return (
    <>
      <h2>{t('line.title')}</h2>
      <DetailTable
        label={t('line.title')}
        columns={columns}
        rows={order.lines}
        rowKey={(line) => line.id}
        foot={<Totals order={order} />}
      />
      <ShipmentList order={order} />
      {planned ? <ScheduleDialog order={order} line={planned} onClose={() => setPlanned(null)} /> : null}
    </>
  );
}

function useLineColumns(
  order: OrderDetail,
  onPlan: (line: OrderLineRow) => void,
): DetailColumn<OrderLineRow>[] {
  const { t } = useTranslation('orders');
  const canWrite = useMay('orders.write') && order.voidedAt === null;
  const money = (minor: number | null) => (minor === null ? '' : formatMoney(minor, 'yuan', order.currency));
  return [
    { id: 'lineNo', header: t('line.no'), width: 38, cell: (line) => line.lineNo },
    {
      id: 'product',
      header: t('line.product'),
      cell: (line) => <Ordered line={line} />,
    },
    {
      id: 'quantity',
      header: t('line.quantity'),
      width: 64,
      isNumber: true,
      cell: (line) => formatQuantity(line.quantity, line.uom),
    },
    {
      id: 'shipped',
      header: t('line.shipped'),
      width: 50,
      isNumber: true,
      cell: (line) => formatQuantity(line.shippedQuantity),
    },
    {
      id: 'price',
      header: t('line.price'),
      width: 106,
      isNumber: true,
      cell: (line) => money(line.priceMinor),
    },
    {
      id: 'gross',
      header: t('line.gross'),
      width: 116,
      isNumber: true,
      cell: (line) => money(line.grossMinor),
    },
    { id: 'dueOn', header: t('line.dueOn'), width: 92, cell: (line) => line.dueOn ?? order.dueOn },
    {
      id: 'worksOrderNo',
      header: t('line.worksOrderNo'),
      width: 84,
      cell: (line) => <span className="mw-mono">{line.worksOrderNo}</span>,
    },
    ...(canWrite
      ? [
          {
            id: 'act',
            header: t('act.title'),
            width: order.lines.some((line) => lacksUnits(order, line)) ? 176 : 92,
            cell: (line: OrderLineRow) => (
              <span className="mw-row">
                <Button tone="quiet" onClick={() => onPlan(line)}>
                  {t('act.schedule')}
                </Button>
                <RegisterUnits order={order} line={line} />
              </span>
            ),
          },
        ]
      : []),
  ];
}

/** What is ordered, and below it for which ship or place. */
function Ordered({ line }: { line: OrderLineRow }) {
  const where = [line.hullNo, line.siteName].filter(Boolean).join(' · ');
  return (
    <>
      {productWords(line.product, line.model)}
      {where ? <div className="mw-muted">{where}</div> : null}
    </>
  );
}

/** Of a catalogue product, and not every piece has its barcode yet. */
function lacksUnits(order: OrderDetail, line: OrderLineRow): boolean {
  const registered = order.units.filter((unit) => unit.orderLineId === line.id).length;
  return line.productId !== null && registered * 1000 < line.quantity;
}

/** Gives barcodes to what the line orders, as long as pieces are missing. */
function RegisterUnits({ order, line }: { order: OrderDetail; line: OrderLineRow }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const mayRegister = useMay('units.write');
  if (!mayRegister || !lacksUnits(order, line)) return null;
  const search = {
    orderLineId: line.id,
    productId: line.productId ?? undefined,
    product: line.product ?? undefined,
  };
  return (
    <Button tone="quiet" onClick={() => void navigate({ to: '/units/new', search })}>
      {t('act.register')}
    </Button>
  );
}

function Totals({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const money = (minor: number) => formatMoney(minor, 'yuan', order.currency);
  return (
    <tr>
      <td colSpan={4}>{t('line.total')}</td>
      <td className="mw-num" colSpan={2}>
        {money(order.grossMinor)}
      </td>
      <td className="mw-muted" colSpan={3}>
        {`${t('line.net')} ${money(order.netMinor)} · ${t('line.tax')} ${money(order.taxMinor)}`}
      </td>
    </tr>
  );
}
