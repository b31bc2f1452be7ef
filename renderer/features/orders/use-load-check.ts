import { useState } from 'react';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { isAppError } from '#renderer/lib/app-error.ts';
import { client } from '#renderer/lib/client.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';
import type { LoadModel } from './use-load.ts';

type LoadProblem = 'again' | 'shipped' | 'extra' | 'unknown' | 'failed';

/** What is wrong with the unit that was scanned last; `extra` is not made for this order. */
interface LoadNotice {
  problem: LoadProblem;
  code: string;
}

/** Checks each scan before it is loaded: heard without looking, and said where it does not belong. */
export function useLoadCheck(order: OrderDetail, load: LoadModel) {
  const [notice, setNotice] = useState<LoadNotice | null>(null);
  const refuse = (problem: LoadProblem, code: string) => {
    playScan(false);
    setNotice({ problem, code });
  };
  const take = (barcode: string) => {
    playScan(true);
    setNotice(null);
    load.add([barcode]);
  };
  const scan = async (code: string) => {
    try {
      const { id, barcode } = await client.units.get({ barcode: code });
      if (load.has(barcode)) return refuse('again', barcode);
      const own = order.units.find((unit) => unit.id === id);
      if (own?.isShipped) return refuse('shipped', barcode);
      if (own) take(barcode);
      else refuse('extra', barcode);
    } catch (error) {
      refuse(isAppError(error, 'NOT_FOUND') ? 'unknown' : 'failed', code);
    }
  };
  return { notice, scan, take };
}
