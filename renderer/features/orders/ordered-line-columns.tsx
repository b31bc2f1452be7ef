import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderedLineRow } from '#contract/orders/order-lines.schema.ts';
import { ORDER_STATES } from '#contract/orders/order-states.ts';
import type { ColumnKind, GridColumn } from '#renderer/components/grid/grid-types.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { formatQuantity } from '#renderer/lib/format.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { STATE_TONES, shownState } from './state-words.ts';

type Column = GridColumn<OrderedLineRow>;

/** A column that shows one property as it is. */
function plain(id: keyof OrderedLineRow, header: string, width: number, kind: ColumnKind): Column {
  return { id, header, width, kind, value: (row) => row[id] };
}

const hidden = (column: Column): Column => ({ ...column, isHidden: true });
const money = (column: Column): Column => ({ ...column, currency: (row) => row.currency });

/** What was sold to whom, at what price, for which ship, until when, and how much of it has left. */
export function useOrderedLineColumns(): Column[] {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const people = usePeople();
  return useMemo(
    () => [
      plain('no', t('field.no'), 102, 'code'),
      plain('partyName', t('field.partyName'), 78, 'text'),
      plain('product', t('line.product'), 100, 'text'),
      plain('model', t('line.model'), 82, 'text'),
      {
        ...plain('quantity', t('line.quantity'), 54, 'quantity'),
        cell: (row) => formatQuantity(row.quantity, row.uom),
      },
      money(plain('priceMinor', t('line.price'), 96, 'money')),
      money(plain('grossMinor', t('line.gross'), 108, 'money')),
      plain('dueOn', t('line.dueOn'), 88, 'date'),
      plain('shippedQuantity', t('line.shipped'), 44, 'quantity'),
      stateColumn(t),
      plain('orderedOn', t('field.orderedOn'), 92, 'date'),
      plain('hullNo', t('line.hullNo'), 74, 'code'),
      plain('siteName', t('line.site'), 110, 'text'),
      plain('specification', t('field.specification'), 118, 'code'),
      hidden(plain('uom', t('line.uom'), 46, 'text')),
      hidden({ ...plain('lineNo', t('line.no'), 46, 'code'), filter: false }),
      hidden(plain('customerOrderNo', t('field.customerOrderNo'), 120, 'code')),
      hidden(plain('worksOrderNo', t('line.worksOrderNo'), 96, 'code')),
      hidden(money(plain('netMinor', t('line.net'), 108, 'money'))),
      hidden(money(plain('taxMinor', t('line.tax'), 96, 'money'))),
      hidden(plain('currency', t('field.currency'), 60, 'code')),
      hidden({
        ...plain('ownerUserId', t('field.owner'), 84, 'text'),
        text: (row) => people.name(row.ownerUserId),
        options: people.choices,
      }),
      hidden(plain('salesperson', t('field.salesperson'), 80, 'text')),
      hidden({ ...plain('note', t('line.note'), 160, 'text'), sortable: false }),
      hidden({
        ...plain('isHistoric', t('field.isHistoric'), 80, 'text'),
        text: (row) => (row.isHistoric ? common('yes') : ''),
        options: [
          { value: '1', word: common('yes') },
          { value: '0', word: common('no') },
        ],
        filter: 'values',
      }),
    ],
    [t, common, people],
  );
}

function stateColumn(t: ReturnType<typeof useTranslation<'orders'>>['t']): Column {
  return {
    ...plain('state', t('field.state'), 92, 'state'),
    text: (row) => t(`state.${shownState(row)}`),
    cell: (row) => <StateBadge tone={STATE_TONES[shownState(row)]} word={t(`state.${shownState(row)}`)} />,
    options: ORDER_STATES.map((state) => ({ value: state, word: t(`state.${state}`) })),
  };
}
