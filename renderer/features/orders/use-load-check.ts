import { useState } from 'react';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { judgeLoad, type LoadProblem } from '#contract/units/consecutive-scan.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { isAppError } from '#renderer/lib/app-error.ts';
import { client } from '#renderer/lib/client.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';
import type { LoadModel } from './use-load.ts';

/** What is wrong with the unit that was scanned last, and where it belongs or is. */
interface LoadNotice {
  problem: LoadProblem | 'unknown' | 'failed';
  code: string;
  where?: string;
}

/** The order or the machine it belongs to, or the place it is at. */
function whereOf(problem: LoadProblem, unit: UnitRow): string {
  if (problem === 'other_order') return unit.orderNo ?? '';
  if (problem === 'inside') return unit.rootBarcode;
  return problem === 'shipped' ? [unit.siteName, unit.partyName].filter(Boolean).join(' · ') : '';
}

/** Checks each scan before it is loaded: heard without looking, and said where it does not belong. */
export function useLoadCheck(order: OrderDetail, load: LoadModel) {
  const [notice, setNotice] = useState<LoadNotice | null>(null);
  const refuse = (problem: LoadNotice['problem'], code: string, where = '') => {
    playScan(false);
    setNotice({ problem, code, where });
  };
  const take = (barcode: string) => {
    playScan(true);
    setNotice(null);
    load.add([barcode]);
  };
  const scan = async (code: string) => {
    try {
      const unit = await client.units.get({ barcode: code });
      const problem = judgeLoad(unit, {
        lineIds: order.lines.map((line) => line.id),
        shippedIds: order.units.filter((one) => one.isShipped).map((one) => one.id),
        hasLoaded: load.has,
      });
      if (problem === null) take(unit.barcode);
      else refuse(problem, unit.barcode, whereOf(problem, unit));
    } catch (error) {
      refuse(isAppError(error, 'NOT_FOUND') ? 'unknown' : 'failed', code);
    }
  };
  return { notice, scan, take };
}
