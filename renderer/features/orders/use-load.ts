import { useState } from 'react';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';

const fold = (code: string) => code.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** What goes on the next shipment: scanned units, and quantities of lines without units. */
export function useLoad(order: OrderDetail) {
  const [barcodes, setBarcodes] = useState<readonly string[]>([]);
  // Thousandths by line; lines that are loaded unit by unit are not in it.
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  const has = (code: string) => barcodes.some((known) => fold(known) === fold(code));
  const add = (codes: readonly string[]) => {
    const fresh = codes.map((code) => code.trim()).filter((code) => code !== '' && !has(code));
    // Scans come faster than the page is drawn again.
    setBarcodes((before) => [...before, ...fresh.filter((code) => !before.includes(code))]);
  };
  const ready = order.units.filter((unit) => !unit.isShipped && !has(unit.barcode));
  return {
    barcodes,
    quantities,
    ready,
    has,
    add,
    remove: (code: string) => setBarcodes(barcodes.filter((known) => known !== code)),
    setQuantity: (lineId: string, quantity: number) => setQuantities({ ...quantities, [lineId]: quantity }),
    isEmpty: barcodes.length === 0 && Object.values(quantities).every((quantity) => quantity === 0),
  };
}

export type LoadModel = ReturnType<typeof useLoad>;
