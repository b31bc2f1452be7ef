import { useTranslation } from 'react-i18next';
import type { FieldDefinition, FormSection, FormValues } from '#renderer/components/form/form-types.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { pickParty, pickSignedRevision } from '#renderer/lib/pickers.ts';
import { useMay } from '#renderer/lib/session.ts';
import { CustomerNoWarning } from './customer-no-warning.tsx';
import { useOrderLinesField } from './order-lines-field.ts';
import { OrderTotals } from './order-totals.tsx';
import { RateField } from './rate-field.tsx';
import { TAX_RATES } from './tax-rates.ts';

export interface OrderLabels {
  specification?: string | null;
  partyName?: string | null;
  shipownerName?: string | null;
}

const CURRENCIES = ['CNY', 'USD', 'EUR', 'JPY', 'KRW', 'SGD'];
const isForeign = (values: FormValues) =>
  typeof values['currency'] === 'string' && values['currency'] !== 'CNY';
const hasNoRevision = (values: FormValues) => !values['specificationRevisionId'];

/** Fields only a new order has: its number, how it starts, and why there is no signed specification. */
function useNewOnly(): { head: FieldDefinition[]; more: FieldDefinition[] } {
  const { t } = useTranslation('orders');
  const mayOverride = useMay('orders.override');
  const starts = (['in_force', 'review', 'draft'] as const).map((state) => ({
    value: state,
    word: t(`startAs.${state}`),
  }));
  return {
    head: [{ kind: 'text', name: 'no', label: t('field.no'), hint: t('hint.no') }],
    more: [
      { kind: 'choice', name: 'state', label: t('field.startAs'), choices: starts, isRequired: true },
      ...(mayOverride
        ? [
            {
              kind: 'text' as const,
              name: 'overrideReason',
              label: t('field.overrideReason'),
              hint: t('hint.override'),
              span: 2 as const,
              isShown: hasNoRevision,
            },
          ]
        : []),
    ],
  };
}

/** The contract: on what it stands, with whom, for how much, until when. */
export function useOrderSections(
  labels: OrderLabels,
  existingId: string | null,
  hasMixedRates: boolean,
): FormSection[] {
  const { t } = useTranslation('orders');
  const people = usePeople();
  const lines = useOrderLinesField();
  const own = useNewOnly();
  const rates = [...TAX_RATES, ...(hasMixedRates ? (['mixed'] as const) : [])];
  const contract: FieldDefinition[] = [
    {
      kind: 'reference',
      name: 'specificationRevisionId',
      label: t('field.specification'),
      load: pickSignedRevision,
      selectedLabel: labels.specification ?? null,
    },
    {
      kind: 'reference',
      name: 'partyId',
      label: t('field.partyName'),
      isRequired: true,
      load: pickParty,
      selectedLabel: labels.partyName ?? null,
    },
    {
      kind: 'reference',
      name: 'shipownerPartyId',
      label: t('field.shipownerName'),
      load: pickParty,
      selectedLabel: labels.shipownerName ?? null,
    },
    ...(existingId === null ? own.head : []),
    { kind: 'text', name: 'customerOrderNo', label: t('field.customerOrderNo') },
    { kind: 'date', name: 'orderedOn', label: t('field.orderedOn'), isRequired: true },
    { kind: 'date', name: 'dueOn', label: t('field.dueOn') },
    {
      kind: 'choice',
      name: 'currency',
      label: t('field.currency'),
      isRequired: true,
      choices: CURRENCIES.map((code) => ({ value: code, word: code })),
    },
    {
      kind: 'custom',
      name: 'rateE6',
      label: t('field.rate'),
      isShown: isForeign,
      render: (field) => <RateField {...field} />,
    },
    {
      kind: 'choice',
      name: 'taxRate',
      label: t('field.taxRate'),
      isRequired: true,
      choices: rates.map((rate) => ({ value: rate, word: t(`taxRates.${rate}`) })),
    },
    { kind: 'flag', name: 'pricesIncludeTax', label: t('field.pricesIncludeTax') },
    {
      kind: 'custom',
      name: 'sameNo',
      label: '',
      span: 3,
      render: ({ values }) => <CustomerNoWarning values={values} exceptId={existingId} />,
    },
  ];
  return [
    { title: t('section.contract'), fields: contract },
    {
      title: t('section.lines'),
      fields: [
        lines,
        {
          kind: 'custom',
          name: 'totals',
          label: '',
          span: 3,
          render: ({ values }) => <OrderTotals values={values} />,
        },
      ],
    },
    {
      title: t('section.more'),
      fields: [
        { kind: 'choice', name: 'ownerUserId', label: t('field.owner'), choices: people.choices },
        ...(existingId === null ? own.more : []),
        { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 },
      ],
    },
  ];
}
