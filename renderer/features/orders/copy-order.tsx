import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { CopyAct } from '#renderer/components/form/copy-act.tsx';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { today } from '#renderer/lib/format.ts';
import { lineValues } from './order-lines-field.ts';
import { taxRateOf } from './tax-rates.ts';
import { useWarrantyChoice } from './warranty-choice.ts';

/** What belongs to the ship of one line and not to the next order of the same. */
const OF_ONE_SHIP = ['dueOn', 'siteId', 'hullNo', 'worksOrderNo'];

function copiedLines(order: OrderDetail): FormValues[] {
  return lineValues(order.lines).map((line) =>
    Object.fromEntries(Object.entries(line).filter(([name]) => !OF_ONE_SHIP.includes(name))),
  );
}

/**
 * A new order of the same: parties, prices, lines and warranty terms; numbers, dates and the rate of exchange are its
 * own, and so is a clause that was agreed for one order alone.
 */
export function CopyOrder({ order }: { order: OrderDetail }) {
  const warranty = useWarrantyChoice(order.warrantyClause);
  const { partyId, shipownerPartyId, currency, pricesIncludeTax, ownerUserId, note } = order;
  return (
    <CopyAct
      copy={{ form: 'orders', to: '/orders/new' }}
      values={() => ({
        ...{ partyId, shipownerPartyId, currency, pricesIncludeTax, ownerUserId, note },
        // A revision that was superseded since cannot carry another order.
        specificationRevisionId: order.specificationState === 'signed' ? order.specificationRevisionId : null,
        orderedOn: today(),
        taxRate: taxRateOf(order.lines),
        state: 'in_force',
        ...(warranty.listed ? { warrantyTermsId: warranty.listed } : {}),
        lines: copiedLines(order),
      })}
    />
  );
}
