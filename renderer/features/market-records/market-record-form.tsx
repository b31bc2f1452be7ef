import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type MarketRecordDetail,
  marketRecordCreate,
  marketRecordFields,
  marketRecordUpdate,
} from '#contract/market-records/market-records.schema.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import type { SaveMode } from '#renderer/components/form/use-record-form.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { pickParty, pickProduct, pickSite } from '#renderer/lib/pickers.ts';

function useNineFields(record: MarketRecordDetail | null): FormSection {
  const { t } = useTranslation('market-records');
  const codes = useCodes();
  return {
    title: t('section.nine'),
    fields: [
      {
        kind: 'reference',
        name: 'partyId',
        label: t('field.partyName'),
        isRequired: true,
        load: pickParty,
        selectedLabel: record?.partyName ?? null,
      },
      {
        kind: 'reference',
        name: 'shipownerPartyId',
        label: t('field.shipownerName'),
        load: pickParty,
        selectedLabel: record?.shipownerName ?? null,
      },
      { kind: 'choice', name: 'classCode', label: t('field.classCode'), choices: codes.options('class') },
      {
        kind: 'choice',
        name: 'shipTypeCode',
        label: t('field.shipTypeCode'),
        choices: codes.options('ship_type'),
      },
      { kind: 'reference', name: 'siteId', label: t('field.site'), load: pickSite },
      {
        kind: 'reference',
        name: 'productId',
        label: t('field.product'),
        load: pickProduct,
        selectedLabel: record?.product ?? null,
      },
      { kind: 'text', name: 'model', label: t('field.model') },
      { kind: 'quantity', name: 'quantity', label: t('field.quantity') },
      { kind: 'money', name: 'quoteMinor', label: t('field.quote') },
      { kind: 'text', name: 'contact', label: t('field.contact') },
      { kind: 'text', name: 'contactPhone', label: t('field.contactPhone'), inputMode: 'tel' },
      { kind: 'choice', name: 'source', label: t('field.source'), choices: codes.options('source') },
    ],
  };
}

function useFollowFields(): FormSection {
  const { t } = useTranslation('market-records');
  const people = usePeople();
  return {
    title: t('section.follow'),
    fields: [
      { kind: 'choice', name: 'ownerUserId', label: t('field.owner'), choices: people.choices },
      { kind: 'date', name: 'nextActionOn', label: t('field.nextActionOn') },
      { kind: 'text', name: 'nextAction', label: t('field.nextAction') },
      { kind: 'month', name: 'expectedSignMonth', label: t('field.expectedSignMonth') },
      { kind: 'month', name: 'expectedDeliveryMonth', label: t('field.expectedDeliveryMonth') },
      { kind: 'number', name: 'probability', label: t('field.probability') },
      { kind: 'textarea', name: 'content', label: t('field.content'), span: 4 },
    ],
  };
}

function useQualifyFields(): FormSection {
  const { t } = useTranslation('market-records');
  return {
    title: t('section.qualify'),
    fields: [
      { kind: 'flag', name: 'isValueFixed', label: t('field.isValueFixed') },
      { kind: 'flag', name: 'isSizeFixed', label: t('field.isSizeFixed') },
      { kind: 'flag', name: 'isAmountFixed', label: t('field.isAmountFixed') },
      { kind: 'text', name: 'keyNode', label: t('field.keyNode') },
      { kind: 'date', name: 'keyNodeOn', label: t('field.keyNodeOn') },
      { kind: 'flag', name: 'isNewCustomer', label: t('field.isNewCustomer') },
    ],
  };
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
  const saved: { row: MarketRecordDetail | null } = { row: null };
  return (
    <RecordForm
      form="market-records"
      recordId={record?.id ?? 'new'}
      version={record?.version ?? 0}
      label={record ? record.no : t('new')}
      schema={marketRecordFields}
      sections={sections}
      initialValues={record ? { ...record } : { isNewCustomer: false }}
      columns={record ? 3 : 4}
      canSaveAndNew={record === null}
      onCancel={onCancel}
      onSave={async (input) => {
        saved.row = record
          ? await client.marketRecords.update(
              marketRecordUpdate.parse({ ...input, id: record.id, version: record.version }),
            )
          : await client.marketRecords.create(marketRecordCreate.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.marketRecords.key() });
      }}
      onSaved={(mode) => saved.row && onSaved(saved.row, mode)}
      onReload={() => void queries.invalidateQueries({ queryKey: orpc.marketRecords.key() })}
    />
  );
}
