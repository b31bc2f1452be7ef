import { useTranslation } from 'react-i18next';
import type { OrderDetail, ShipmentRow } from '#contract/orders/orders.schema.ts';
import { formatQuantity } from '#renderer/lib/format.ts';
import type { PaperChoice } from '../paper-choice.ts';
import { PaperSheets } from '../paper-sheets.tsx';
import { Letterhead, PaperFacts, SignatureLines } from './letterhead.tsx';

interface PackingListProps {
  order: OrderDetail;
  shipment: ShipmentRow;
  factory: string;
  choice: PaperChoice;
}

/** 装箱单: what is in this shipment, unit by unit, with a box to tick when it is unpacked, and how many of each there are. */
export function PackingList({ order, shipment, factory, choice }: PackingListProps) {
  const { t } = useTranslation('orders');
  const nameOf = (lineNo: number) => {
    const line = order.lines.find((one) => one.lineNo === lineNo);
    const { product, model } = line ?? {};
    return (product?.includes(model ?? '') ? product : [product, model].filter(Boolean).join(' ')) ?? '';
  };
  return (
    <PaperSheets choice={choice}>
      <Letterhead factory={factory} title={t('packing.title')} no={shipment.no} side={shipment.shippedOn} />
      <PaperFacts
        facts={[
          [t('packing.order'), order.no],
          [t('packing.party'), order.partyName],
          [t('shipment.site'), shipment.siteName],
          [t('shipment.carrier'), shipment.carrier],
        ]}
      />
      <table>
        <thead>
          <tr>
            <th className="num">{t('packing.no')}</th>
            <th>{t('packing.product')}</th>
            <th>{t('packing.barcode')}</th>
            <th className="num">{t('packing.quantity')}</th>
            <th className="tick">{t('packing.checked')}</th>
          </tr>
        </thead>
        <tbody>
          {shipment.lines.map((line, i) => (
            <tr key={`${line.lineNo} ${line.unitId ?? i}`}>
              <td className="num">{i + 1}</td>
              <td>{nameOf(line.lineNo)}</td>
              <td>{line.barcode}</td>
              <td className="num">{formatQuantity(line.quantity, line.uom)}</td>
              <td className="tick">□</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="closing">
        <p className="totals">
          <strong>{t('packing.total')}</strong>
          {totalsOf(shipment).map(({ lineNo, uom, quantity }) => (
            <span key={lineNo}>{`${nameOf(lineNo)} ${formatQuantity(quantity, uom)}`}</span>
          ))}
        </p>
        {shipment.note ? <p>{t('packing.note', { note: shipment.note })}</p> : null}
        <SignatureLines labels={[t('packing.packer'), t('packing.receiver')]} date={t('packing.date')} />
      </div>
    </PaperSheets>
  );
}

type Line = ShipmentRow['lines'][number];

/** Quantity by line of the order; different measures are never added. */
function totalsOf(shipment: ShipmentRow): Pick<Line, 'lineNo' | 'uom' | 'quantity'>[] {
  const totals = new Map<number, Pick<Line, 'lineNo' | 'uom' | 'quantity'>>();
  for (const { lineNo, uom, quantity } of shipment.lines)
    totals.set(lineNo, { lineNo, uom, quantity: quantity + (totals.get(lineNo)?.quantity ?? 0) });
  return [...totals.values()];
}
