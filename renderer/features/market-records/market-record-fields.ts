import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MARKET_STAGES } from '#contract/market-records/stages.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { matchParties, matchProducts, pickParty, pickProduct } from '#renderer/lib/pickers.ts';

/** The fields of a lead that a form and a cell of the list share: one description, one way to type them. */
export function useMarketRecordFields() {
  const { t } = useTranslation('market-records');
  const codes = useCodes();
  const people = usePeople();
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
        classCode: {
          kind: 'choice',
          name: 'classCode',
          label: t('field.classCode'),
          choices: codes.options('class'),
        },
        shipTypeCode: {
          kind: 'choice',
          name: 'shipTypeCode',
          label: t('field.shipTypeCode'),
          choices: codes.options('ship_type'),
        },
        productId: {
          kind: 'reference',
          name: 'productId',
          label: t('field.product'),
          load: pickProduct,
          match: matchProducts,
        },
        stage: {
          kind: 'choice',
          name: 'stage',
          label: t('field.stage'),
          choices: MARKET_STAGES.map((stage) => ({ value: stage, word: t(`stage.${stage}`) })),
        },
        model: { kind: 'text', name: 'model', label: t('field.model') },
        quantity: { kind: 'quantity', name: 'quantity', label: t('field.quantity'), unitName: 'uom' },
        quoteMinor: { kind: 'money', name: 'quoteMinor', label: t('field.quote') },
        contact: { kind: 'text', name: 'contact', label: t('field.contact') },
        contactPhone: {
          kind: 'text',
          name: 'contactPhone',
          label: t('field.contactPhone'),
          inputMode: 'tel',
        },
        source: {
          kind: 'choice',
          name: 'source',
          label: t('field.source'),
          choices: codes.options('source'),
        },
        ownerUserId: {
          kind: 'choice',
          name: 'ownerUserId',
          label: t('field.owner'),
          choices: people.choices,
        },
        recordedOn: { kind: 'date', name: 'recordedOn', label: t('field.recordedOn') },
        nextActionOn: { kind: 'date', name: 'nextActionOn', label: t('field.nextActionOn') },
        nextAction: { kind: 'text', name: 'nextAction', label: t('field.nextAction') },
        expectedSignMonth: {
          kind: 'month',
          name: 'expectedSignMonth',
          label: t('field.expectedSignMonth'),
        },
        expectedDeliveryMonth: {
          kind: 'month',
          name: 'expectedDeliveryMonth',
          label: t('field.expectedDeliveryMonth'),
        },
        probability: { kind: 'number', name: 'probability', label: t('field.probability'), unit: '%' },
        content: { kind: 'textarea', name: 'content', label: t('field.content'), span: 4 },
        isNewCustomer: { kind: 'flag', name: 'isNewCustomer', label: t('field.isNewCustomer') },
      }) satisfies Record<string, CellField>,
    [t, codes, people.choices],
  );
}
