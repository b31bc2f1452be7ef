import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type MarketRecordDetail,
  marketRecordCreate,
  marketRecordFields,
  marketRecordUpdate,
} from '#contract/market-records/market-records.schema.ts';
import { MARKET_STAGES } from '#contract/market-records/stages.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import type { FieldDefinition, FormSection, SaveMode } from '#renderer/components/form/form-types.ts';
import { RateField, rateText } from '#renderer/components/form/rate-field.tsx';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import type { RowVersion } from '#renderer/components/record/voided-note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { CURRENCIES, isForeignMoney } from '#renderer/lib/currencies.ts';
import { pickProduct, pickSite } from '#renderer/lib/pickers.ts';
import { useMarketRecordFields } from './market-record-fields.ts';

function useNineFields(record: MarketRecordDetail | null): FormSection {
  const { t } = useTranslation('market-records');
  const shared = useMarketRecordFields();
  return {
    title: t('section.nine'),
    fields: [
      { ...shared.partyId, selectedLabel: record?.partyName ?? null },
      { ...shared.shipownerPartyId, selectedLabel: record?.shipownerName ?? null },
      shared.classCode,
      shared.shipTypeCode,
      { kind: 'reference', name: 'siteId', label: t('field.site'), load: pickSite },
      {
        kind: 'reference',
        name: 'productId',
        label: t('field.product'),
        load: pickProduct,
        selectedLabel: record?.product ?? null,
      },
      shared.model,
      shared.quantity,
      shared.quoteMinor,
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
        isShown: isForeignMoney,
        show: rateText,
        render: (field) => <RateField {...field} label={t('field.rate')} />,
      },
      shared.contact,
      shared.contactPhone,
      shared.source,
    ],
  };
}

function useFollowFields(): FormSection {
  const { t } = useTranslation('market-records');
  const shared = useMarketRecordFields();
  return {
    title: t('section.follow'),
    fields: [
      shared.ownerUserId,
      shared.nextActionOn,
      shared.nextAction,
      shared.expectedSignMonth,
      shared.expectedDeliveryMonth,
      shared.probability,
      shared.content,
    ],
  };
}

function useQualifyFields(): FormSection {
  const { t } = useTranslation('market-records');
  const shared = useMarketRecordFields();
  return {
    title: t('section.qualify'),
    fields: [
      { kind: 'flag', name: 'isValueFixed', label: t('field.isValueFixed') },
      { kind: 'flag', name: 'isSizeFixed', label: t('field.isSizeFixed') },
      { kind: 'flag', name: 'isAmountFixed', label: t('field.isAmountFixed') },
      { kind: 'text', name: 'keyNode', label: t('field.keyNode') },
      { kind: 'date', name: 'keyNodeOn', label: t('field.keyNodeOn') },
      shared.isNewCustomer,
    ],
  };
}

/** Facts of one lead's course; a copy begins anew. */
const COPY_WITHOUT = [
  ...['recordedOn', 'stage', 'stageSinceOn', 'reason', 'reasonCode', 'closedOn', 'recheckOn'],
  ...['nextAction', 'nextActionOn', 'probability', 'expectedSignMonth', 'expectedDeliveryMonth'],
  ...['keyNode', 'keyNodeOn', 'isValueFixed', 'isSizeFixed', 'isAmountFixed', 'isNewCustomer'],
];

/** Brings a voided lead back. */
export const restoreMarketRecord = (voided: RowVersion) =>
  client.marketRecords.saveRows({ restore: [voided] });

function VoidRecord({ record, onVoided }: { record: MarketRecordDetail; onVoided: () => void }) {
  const { id, version, no } = record;
  return (
    <VoidAct
      name={no}
      onVoid={(reason) => client.marketRecords.void({ id, version, reason })}
      onRestore={restoreMarketRecord}
      onVoided={onVoided}
    />
  );
}

export interface MarketRecordFormProps {
  /** Null for a new record. */
  record: MarketRecordDetail | null;
  onSaved: (saved: MarketRecordDetail, mode: SaveMode) => void;
  onCancel: () => void;
}

/** Create and edit: the same fields, the same schema as the core checks. */
export function MarketRecordForm({ record, onSaved, onCancel }: MarketRecordFormProps) {
  const { t } = useTranslation('market-records');
  const queries = useQueryClient();
  const sections = [useNineFields(record), useFollowFields(), useQualifyFields()];
  const stage: FieldDefinition = {
    kind: 'choice',
    name: 'stage',
    label: t('field.stage'),
    choices: MARKET_STAGES.map((value) => ({ value, word: t(`stage.${value}`) })),
  };
  const saved: { row: MarketRecordDetail | null } = { row: null };
  return (
    <RecordForm
      form="market-records"
      recordId={record?.id ?? 'new'}
      version={record?.version ?? 0}
      label={record ? record.no : t('new')}
      schema={record ? marketRecordFields : marketRecordCreate}
      sections={sections}
      initialValues={record ? { ...record } : { isNewCustomer: false, currency: BASE_CURRENCY }}
      columns={record ? 3 : 4}
      canSaveAndNew={record === null}
      onCancel={onCancel}
      {...(record
        ? {
            history: { entity: 'market-records', more: [stage] },
            copy: { form: 'market-records', to: '/market-records/new', without: COPY_WITHOUT },
            foot: <VoidRecord record={record} onVoided={onCancel} />,
          }
        : {})}
      onSave={async (input) => {
        saved.row = record
          ? await client.marketRecords.update(
              marketRecordUpdate.parse({ ...input, id: record.id, version: record.version }),
            )
          : await client.marketRecords.create(marketRecordCreate.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.marketRecords.key() });
      }}
      onSaved={(mode) => saved.row && onSaved(saved.row, mode)}
    />
  );
}
