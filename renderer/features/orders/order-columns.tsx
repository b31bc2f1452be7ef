import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ORDER_STATES } from '#contract/orders/order-states.ts';
import type { OrderRow } from '#contract/orders/orders.schema.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { usePeople } from '#renderer/lib/people.ts';
import { useOrderHeadFields, useOrderLocks } from './order-head-fields.ts';
import { STATE_TONES, shownState } from './state-words.ts';

/**
 * Who, what, how much, until when; the numbers of others wait in the column chooser. What the form lets one change of
 * the head is typed here as well.
 */
export function useOrderColumns(): GridColumn<OrderRow>[] {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const people = usePeople();
  const fields = useOrderHeadFields();
  const locks = useOrderLocks();
  return useMemo(() => {
    const states = ORDER_STATES.map((state) => ({ value: state, word: t(`state.${state}`) }));
    const summary = (row: OrderRow) => {
      const first = row.summary ?? '';
      return row.lineCount > 1 ? t('moreLines', { first, count: row.lineCount }) : first;
    };
    const currency = (row: OrderRow) => row.currency;
    return [
      { id: 'no', header: t('field.no'), width: 108, kind: 'code', value: (row) => row.no },
      {
        id: 'partyName',
        header: t('field.partyName'),
        width: 142,
        kind: 'text',
        value: (row) => row.partyName,
        edit: fields.partyId,
        locked: locks.contract,
      },
      {
        id: 'summary',
        header: t('field.product'),
        width: 196,
        kind: 'text',
        value: summary,
        sortable: false,
      },
      {
        id: 'orderedOn',
        header: t('field.orderedOn'),
        width: 94,
        kind: 'date',
        value: (row) => row.orderedOn,
        edit: fields.orderedOn,
        locked: locks.contract,
      },
      {
        id: 'grossMinor',
        header: t('field.gross'),
        width: 118,
        kind: 'money',
        value: (row) => row.grossMinor,
        currency,
      },
      {
        id: 'dueOn',
        header: t('field.dueOn'),
        width: 94,
        kind: 'date',
        value: (row) => row.dueOn,
        edit: fields.dueOn,
        locked: locks.voided,
      },
      {
        id: 'state',
        header: t('field.state'),
        width: 92,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`state.${shownState(row)}`),
        cell: (row) => (
          <StateBadge tone={STATE_TONES[shownState(row)]} word={t(`state.${shownState(row)}`)} />
        ),
        options: states,
      },
      {
        id: 'customerOrderNo',
        header: t('field.customerOrderNo'),
        width: 120,
        kind: 'code',
        value: (row) => row.customerOrderNo,
        edit: fields.customerOrderNo,
        locked: locks.voided,
        isHidden: true,
      },
      {
        id: 'shipownerName',
        header: t('field.shipownerName'),
        width: 120,
        kind: 'text',
        value: (row) => row.shipownerName,
        edit: fields.shipownerPartyId,
        locked: locks.contract,
        isHidden: true,
      },
      {
        id: 'ownerUserId',
        header: t('field.owner'),
        width: 84,
        kind: 'text',
        value: (row) => row.ownerUserId,
        text: (row) => people.name(row.ownerUserId),
        options: people.choices,
        edit: fields.ownerUserId,
        locked: locks.voided,
        isHidden: true,
      },
      {
        id: 'note',
        header: t('field.note'),
        width: 180,
        kind: 'text',
        value: (row) => row.note,
        edit: fields.note,
        locked: locks.voided,
        sortable: false,
        isHidden: true,
      },
      {
        id: 'sourceNo',
        header: t('field.sourceNo'),
        width: 110,
        kind: 'code',
        value: (row) => row.sourceNo,
        isHidden: true,
      },
      {
        id: 'salesperson',
        header: t('field.salesperson'),
        width: 80,
        kind: 'text',
        value: (row) => row.salesperson,
        isHidden: true,
      },
      {
        id: 'shippedOn',
        header: t('field.shippedOn'),
        width: 94,
        kind: 'date',
        value: (row) => row.shippedOn,
        isHidden: true,
      },
      {
        id: 'netMinor',
        header: t('field.net'),
        width: 104,
        kind: 'money',
        value: (row) => row.netMinor,
        currency,
        isHidden: true,
      },
      {
        id: 'taxMinor',
        header: t('field.tax'),
        width: 96,
        kind: 'money',
        value: (row) => row.taxMinor,
        currency,
        isHidden: true,
      },
      {
        id: 'currency',
        header: t('field.currency'),
        width: 60,
        kind: 'code',
        value: (row) => row.currency,
        isHidden: true,
      },
      {
        id: 'baseMinor',
        header: t('field.base'),
        width: 104,
        kind: 'money',
        value: (row) => row.baseMinor,
        isHidden: true,
      },
      {
        id: 'isHistoric',
        header: t('field.isHistoric'),
        width: 80,
        kind: 'text',
        value: (row) => row.isHistoric,
        text: (row) => (row.isHistoric ? common('yes') : ''),
        options: [
          { value: '1', word: common('yes') },
          { value: '0', word: common('no') },
        ],
        filter: 'values',
        isHidden: true,
      },
    ];
  }, [t, common, people, fields, locks]);
}
