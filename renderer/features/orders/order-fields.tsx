import { useTranslation } from 'react-i18next';
import type { FieldDefinition, FormSection, FormValues } from '#renderer/components/form/form-types.ts';
import { RateField, rateText } from '#renderer/components/form/rate-field.tsx';
import { CURRENCIES, isForeignMoney } from '#renderer/lib/currencies.ts';
import { pickSignedRevision } from '#renderer/lib/pickers.ts';
import { useMay } from '#renderer/lib/session.ts';
import { CustomerNoWarning } from './customer-no-warning.tsx';
import { useOrderHeadFields } from './order-head-fields.ts';
import { type NamedProduct, useOrderLinesField } from './order-lines-field.ts';
import { OrderTotals } from './order-totals.tsx';
import { TAX_RATES } from './tax-rates.ts';

export interface OrderFormContext {
  specification?: string | null;
  partyName?: string | null;
  shipownerName?: string | null;
  /** Catalogue products that are on its lines already. */
  products: readonly NamedProduct[];
  /** Null for a new order. */
  existingId: string | null;
  hasMixedRates: boolean;
  /** Which warranty terms the contract takes over. */
  warranty: FieldDefinition;
  /** A new order is proposed anew from the revision that was chosen. */
  onPickRevision?: (revisionId: string) => void;
}

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

function usePartners({
  specification,
  partyName,
  shipownerName,
  onPickRevision,
}: OrderFormContext): FieldDefinition[] {
  const { t } = useTranslation('orders');
  const head = useOrderHeadFields();
  return [
    {
      kind: 'reference',
      name: 'specificationRevisionId',
      label: t('field.specification'),
      load: pickSignedRevision,
      selectedLabel: specification ?? null,
      ...(onPickRevision ? { onPick: (picked) => picked && onPickRevision(picked.id) } : {}),
    },
    { ...head.partyId, selectedLabel: partyName ?? null },
    { ...head.shipownerPartyId, selectedLabel: shipownerName ?? null },
  ];
}

function useMoneyFields(hasMixedRates: boolean): Record<'tax' | 'currency', FieldDefinition[]> {
  const { t } = useTranslation('orders');
  const rates = [...TAX_RATES, ...(hasMixedRates ? (['mixed'] as const) : [])];
  const rateChoices = rates.map((rate) => ({ value: rate, word: t(`taxRates.${rate}`) }));
  const currencies = CURRENCIES.map((code) => ({ value: code, word: code }));
  return {
    tax: [
      { kind: 'choice', name: 'taxRate', label: t('field.taxRate'), isRequired: true, choices: rateChoices },
      { kind: 'flag', name: 'pricesIncludeTax', label: t('field.pricesIncludeTax') },
    ],
    currency: [
      { kind: 'choice', name: 'currency', label: t('field.currency'), isRequired: true, choices: currencies },
      {
        kind: 'custom',
        name: 'rateE6',
        label: t('field.rate'),
        isShown: isForeignMoney,
        show: rateText,
        render: (field) => <RateField {...field} label={t('field.rate')} />,
      },
    ],
  };
}

/** The contract: on what it stands, with whom, for how much, until when. */
export function useOrderSections(context: OrderFormContext): FormSection[] {
  const { t } = useTranslation('orders');
  const { existingId } = context;
  const head = useOrderHeadFields();
  const partners = usePartners(context);
  const lines = useOrderLinesField(context.products);
  const money = useMoneyFields(context.hasMixedRates);
  const own = useNewOnly();
  const isNew = existingId === null;
  const contract: FieldDefinition[] = [
    ...partners,
    ...(isNew ? own.head : []),
    head.customerOrderNo,
    head.orderedOn,
    head.dueOn,
    ...money.tax,
    {
      kind: 'custom',
      name: 'sameNo',
      label: '',
      span: 3,
      render: ({ values }) => <CustomerNoWarning values={values} exceptId={existingId} />,
    },
  ];
  const totals: FieldDefinition = {
    kind: 'custom',
    name: 'totals',
    label: '',
    span: 3,
    render: ({ values }) => <OrderTotals values={values} />,
  };
  return [
    { title: t('section.contract'), fields: contract },
    { title: t('section.lines'), fields: [lines, totals] },
    {
      title: t('section.more'),
      fields: [head.ownerUserId, ...money.currency, context.warranty, ...(isNew ? own.more : []), head.note],
    },
  ];
}
