import '../paper.css';
import { useTranslation } from 'react-i18next';
import type { OrderDetail, ShipmentRow } from '#contract/orders/orders.schema.ts';
import { formatQuantity } from '#renderer/lib/format.ts';
import { Letterhead, PaperFacts, SignatureLines } from './letterhead.tsx';

interface PackingListProps {
  order: OrderDetail;
  shipment: ShipmentRow;
  factory: string;
}

/** 装箱单: what is in this shipment, unit by unit, with a column to tick when it is unpacked. */
export function PackingList({ order, shipment, factory }: PackingListProps) {
  const { t } = useTranslation('orders');
  const nameOf = (lineNo: number) => {
    const line = order.lines.find((one) => one.lineNo === lineNo);
    const { product, model } = line ?? {};
    return product?.includes(model ?? '') ? product : [product, model].filter(Boolean).join(' ');
  };
  return (
    <article className="mw-paper mw-report" lang="zh-CN">
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
            <th>{t('packing.checked')}</th>
          </tr>
        </thead>
        <tbody>
          {shipment.lines.map((line, i) => (
            <tr key={`${line.lineNo} ${line.unitId ?? i}`}>
              <td className="num">{i + 1}</td>
              <td>{nameOf(line.lineNo)}</td>
              <td>{line.barcode}</td>
              <td className="num">{formatQuantity(line.quantity, line.uom)}</td>
              <td>□</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shipment.note ? <p>{shipment.note}</p> : null}
      <SignatureLines labels={[t('packing.packer'), t('packing.receiver')]} date={t('packing.date')} />
    </article>
  );
}
