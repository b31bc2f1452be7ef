import { parseSignedCode } from '#contract/labels/signed-code.ts';
import { readScan } from '#contract/units/gs1-scan.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { findItemByGtin } from '#db/slices/products/products.service.ts';
import { codesNaming, findCode, findUnitIdByFactoryNo } from './units.repo.ts';

/** Identifiers whose value names one thing by itself: returnable and individual assets, logistic units. */
const NAMES_ONE = ['8004', '8003', '00'] as const;

/** Unit of a trade item with this serial number: by factory number, or by a code that is the serial itself. */
function unitOfSerial(r: ReadContext, gtin: string | undefined, serial: string): string | undefined {
  const item = gtin === undefined ? undefined : findItemByGtin(r, gtin);
  const byFactoryNo = item?.productId ? findUnitIdByFactoryNo(r.db, item.productId, serial) : undefined;
  if (byFactoryNo !== undefined) return byFactoryNo;
  const [unit] = codesNaming(r.db, serial);
  if (!unit) return undefined;
  // A serial is unique within its trade item only: the same digits of another item are another thing.
  if (!item) return unit.unitId;
  const isOfItem = item.productId !== null ? unit.productId === item.productId : unit.partId === item.partId;
  return isOfItem ? unit.unitId : undefined;
}

/**
 * Id of the unit a scanned text names: an own or former code, a signed label, a GS1 element string or Digital Link by
 * serial and trade item number. Undefined when nothing is registered under it.
 */
export function findScannedUnitId(r: ReadContext, scan: string): string | undefined {
  const direct = findCode(r.db, scan)?.unitId;
  if (direct !== undefined) return direct;
  const signed = parseSignedCode(scan);
  if (signed) return findCode(r.db, signed.barcode)?.unitId;
  const { text, elements } = readScan(scan);
  const plain = text === scan ? undefined : findCode(r.db, text)?.unitId;
  if (plain !== undefined || elements.length === 0) return plain;
  const valueOf = (ai: string) => elements.find((e) => e.ai === ai)?.value;
  const serial = valueOf('21');
  const bySerial =
    serial === undefined ? undefined : unitOfSerial(r, valueOf('01') ?? valueOf('8006'), serial);
  if (bySerial !== undefined) return bySerial;
  for (const ai of NAMES_ONE) {
    const value = valueOf(ai);
    const found = value === undefined ? undefined : findCode(r.db, value)?.unitId;
    if (found !== undefined) return found;
  }
  return undefined;
}
