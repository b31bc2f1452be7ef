import type { OrderDetail, ShipmentRow } from '#contract/orders/orders.schema.ts';
import { decimalText } from '../csv-text.ts';
import { dateCell, textCell } from './cells.ts';
import type { DocumentCall } from './document-call.ts';
import type { DocumentSheet } from './document-sheet.ts';

/** Barcodes, or how much of which line. */
function contentsOf({ lines }: ShipmentRow, comma: string): string {
  return lines
    .map(({ barcode, lineNo, quantity, uom }) => barcode ?? `${lineNo} × ${decimalText(quantity, 3)} ${uom}`)
    .join(comma);
}

/** What left the works, below the lines of the order: facts and no table, for its columns are none of the lines'. */
export function addShipments(
  sheet: DocumentSheet,
  { words, language }: DocumentCall,
  order: OrderDetail,
): void {
  const shipped = order.shipments.filter(({ voidedAt }) => voidedAt === null);
  if (shipped.length === 0) return;
  const own = words.shipments;
  sheet.section(own.title);
  for (const one of shipped) {
    sheet.facts([
      [own.no, textCell(one.no)],
      [own.shippedOn, dateCell(one.shippedOn)],
      [words.site, textCell(one.siteName)],
      [own.carrier, textCell(one.carrier)],
      [own.arrivedOn, dateCell(one.arrivedOn)],
    ]);
    sheet.told(own.contents, contentsOf(one, language === 'en' ? ', ' : '、'));
  }
}
