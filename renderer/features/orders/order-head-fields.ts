import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isPrepared } from '#contract/orders/order-states.ts';
import type { OrderRow } from '#contract/orders/orders.schema.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { matchParties, pickParty } from '#renderer/lib/pickers.ts';

/** The fields of the head of an order that its form and the cells of the list share. */
export function useOrderHeadFields() {
  const { t } = useTranslation('orders');
  const { choices } = usePeople();
  return useMemo(
    () =>
      ({
        partyId: {
          kind: 'reference',
          name: 'partyId',
          label: t('field.partyName'),
          isRequired: true,
          load: pickParty,
          match: matchParties,
        },
        shipownerPartyId: {
          kind: 'reference',
          name: 'shipownerPartyId',
          label: t('field.shipownerName'),
          load: pickParty,
          match: matchParties,
        },
        customerOrderNo: { kind: 'text', name: 'customerOrderNo', label: t('field.customerOrderNo') },
        orderedOn: { kind: 'date', name: 'orderedOn', label: t('field.orderedOn'), isRequired: true },
        dueOn: { kind: 'date', name: 'dueOn', label: t('field.dueOn') },
        ownerUserId: { kind: 'choice', name: 'ownerUserId', label: t('field.owner'), choices },
        note: { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 },
      }) satisfies Record<string, CellField>,
    [t, choices],
  );
}

type Standing = Pick<OrderRow, 'state' | 'voidedAt'>;

/** Why a cell of an order cannot be written in: nothing of a voided one can, the contract of one in force neither. */
export function useOrderLocks() {
  const { t } = useTranslation('orders');
  return useMemo(() => {
    const voided = (row: Standing) => (row.voidedAt === null ? null : t('locked.voided'));
    const contract = (row: Standing) => voided(row) ?? (isPrepared(row.state) ? null : t('locked.inForce'));
    return { voided, contract };
  }, [t]);
}
