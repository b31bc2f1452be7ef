import { DomainError } from '#contract/kit/errors.ts';
import type { OrderDetail, ShipmentRow } from '#contract/orders/orders.schema.ts';
import { getOrder } from '#db/slices/orders/orders.service.ts';
import { dateCell, numberCell, quantityCell, reckoned, textCell } from './cells.ts';
import type { DocumentCall } from './document-call.ts';
import { DocumentSheet } from './document-sheet.ts';
import type { DocumentWorkbook } from './document-workbook.ts';

const WIDTHS = [14, 10, 34, 22, 12, 9, 12];
const SECOND_FACT = 3;

/** Product and model of a line, the model once. */
function nameOf(order: OrderDetail, lineNo: number): string {
  const { product, model } = order.lines.find((line) => line.lineNo === lineNo) ?? {};
  return (product?.includes(model ?? '') ? product : [product, model].filter(Boolean).join(' ')) ?? '';
}

/** Quantity by line of the order, each as the sum of its own lines: different measures are never added. */
function addSums(
  sheet: DocumentSheet,
  { words }: DocumentCall,
  { order, shipment, all }: { order: OrderDetail; shipment: ShipmentRow; all: (key: string) => string },
): void {
  const uoms = new Map(shipment.lines.map(({ lineNo, uom }) => [lineNo, uom]));
  sheet.section(words.packing.sums);
  for (const [lineNo, uom] of uoms) {
    const own = shipment.lines.filter((line) => line.lineNo === lineNo);
    const total = own.reduce((sum, { quantity }) => sum + quantity, 0);
    const formula = `SUMIFS(${all('quantity')},${all('line')},B${sheet.nextLine})`;
    sheet.row([
      null,
      numberCell(lineNo),
      textCell(nameOf(order, lineNo)),
      null,
      reckoned(quantityCell(total), formula, true),
      textCell(uom),
    ]);
  }
}

/** 装箱单: what is in a shipment, unit by unit, with how many of each; as the paper in the box says it. */
export function packingDocument(call: DocumentCall, orderId: string, id: string): DocumentWorkbook {
  const order = getOrder(call.r, orderId);
  const shipment = order.shipments.find((one) => one.id === id);
  if (!shipment) throw new DomainError('NOT_FOUND', { entity: 'orders', key: id });
  const { words, factory } = call;
  const own = words.packing;
  const sheet = new DocumentSheet({ name: shipment.no, widths: WIDTHS, secondFact: SECOND_FACT });
  sheet.letterhead(factory, own.title);
  sheet.facts([
    [words.shipments.no, textCell(shipment.no)],
    [words.shipments.shippedOn, dateCell(shipment.shippedOn)],
    [words.order.no, textCell(order.no)],
    [words.party, textCell(order.partyName)],
    [words.site, textCell(shipment.siteName)],
    [words.shipments.carrier, textCell(shipment.carrier)],
    [words.state, textCell(shipment.voidedAt === null ? null : words.voided)],
  ]);
  sheet.gap();
  const all = sheet.table({
    columns: [
      { key: 'no', header: own.no },
      { key: 'line', header: words.order.line.no },
      { key: 'product', header: own.product },
      { key: 'barcode', header: own.barcode },
      { key: 'quantity', header: words.order.line.quantity },
      { key: 'uom', header: words.order.line.uom },
      { key: 'checked', header: own.checked },
    ],
    rows: shipment.lines.map((line, i) => () => ({
      no: numberCell(i + 1),
      line: numberCell(line.lineNo),
      product: textCell(nameOf(order, line.lineNo)),
      barcode: textCell(line.barcode),
      quantity: quantityCell(line.quantity),
      uom: textCell(line.uom),
    })),
    empty: words.empty,
  });
  if (shipment.lines.length > 0) addSums(sheet, call, { order, shipment, all });
  sheet.told(words.note, shipment.note);
  sheet.signatures(own.packer, own.receiver);
  return { name: shipment.no, sheets: [sheet] };
}
