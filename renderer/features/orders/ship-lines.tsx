import { useTranslation } from 'react-i18next';
import type { OrderDetail, OrderLineRow } from '#contract/orders/orders.schema.ts';
import { AmountFieldInput } from '#renderer/components/form/amount-field.tsx';
import { type DetailColumn, DetailTable } from '#renderer/components/record/detail-table.tsx';
import { formatQuantity } from '#renderer/lib/format.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import type { LoadModel } from './use-load.ts';

/** Lines with what was ordered and shipped; a quantity is typed where units are not tracked one by one. */
export function ShipLines({ order, load }: { order: OrderDetail; load: LoadModel }) {
  const { t } = useTranslation('orders');
  const columns: DetailColumn<OrderLineRow>[] = [
    { id: 'lineNo', header: t('line.no'), width: 38, cell: (line) => line.lineNo },
    {
      id: 'product',
      header: t('line.product'),
      cell: (line) => productWords(line.product, line.model),
    },
    {
      id: 'ordered',
      header: t('ship.ordered'),
      width: 90,
      isNumber: true,
      cell: (line) => formatQuantity(line.quantity, line.uom),
    },
    {
      id: 'shipped',
      header: t('ship.shipped'),
      width: 76,
      isNumber: true,
      cell: (line) => formatQuantity(line.shippedQuantity),
    },
    {
      id: 'now',
      header: t('ship.now'),
      width: 110,
      isNumber: true,
      cell: (line) => <Quantity order={order} line={line} load={load} />,
    },
  ];
  return (
    <DetailTable label={t('line.title')} columns={columns} rows={order.lines} rowKey={(line) => line.id} />
  );
}

function Quantity({ order, line, load }: { order: OrderDetail; line: OrderLineRow; load: LoadModel }) {
  const { t } = useTranslation('orders');
  const codes = new Set(load.barcodes);
  const own = order.units.filter((unit) => unit.orderLineId === line.id);
  if (own.length > 0)
    return <>{formatQuantity(own.filter((unit) => codes.has(unit.barcode)).length * 1000)}</>;
  if (line.shippedQuantity >= line.quantity) return <>—</>;
  return (
    <span className="mw-quantity-cell">
      <AmountFieldInput
        isCell
        definition={{
          kind: 'quantity',
          name: `now.${line.id}`,
          label: t('ship.quantityOf', { line: line.lineNo }),
        }}
        value={load.quantities[line.id] ?? null}
        error={undefined}
        onChange={(value) => load.setQuantity(line.id, typeof value === 'number' ? value : 0)}
      />
    </span>
  );
}
