import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketRecordRow } from '#contract/market-records/market-records.schema.ts';
import { MARKET_STAGES } from '#contract/market-records/stages.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatDate } from '#renderer/lib/format.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import { useMarketRecordFields } from './market-record-fields.ts';
import { STAGE_TONES } from './stage-words.ts';

function productModel(row: MarketRecordRow): string {
  return productWords(row.product, row.model);
}

function nextAction(row: MarketRecordRow): string {
  return row.nextActionOn
    ? `${formatDate(row.nextActionOn, true)} ${row.nextAction ?? ''}`.trim()
    : (row.nextAction ?? '');
}

/** The nine fields of the paper form, where it stands, what is next; the rest waits in the column chooser. */
export function useMarketRecordColumns(): GridColumn<MarketRecordRow>[] {
  const { t } = useTranslation('market-records');
  const { t: common } = useTranslation('common');
  const codes = useCodes();
  const fields = useMarketRecordFields();
  return useMemo(() => {
    const stages = MARKET_STAGES.map((stage) => ({ value: stage, word: t(`stage.${stage}`) }));
    return [
      { id: 'no', header: t('field.no'), width: 100, kind: 'code', value: (row) => row.no },
      {
        id: 'partyName',
        header: t('field.partyName'),
        width: 78,
        kind: 'text',
        value: (row) => row.partyName,
        edit: fields.partyId,
      },
      {
        id: 'shipownerName',
        header: t('field.shipownerName'),
        width: 78,
        kind: 'text',
        value: (row) => row.shipownerName,
        edit: fields.shipownerPartyId,
      },
      {
        id: 'classCode',
        header: t('field.classCode'),
        width: 50,
        kind: 'code',
        value: (row) => row.classCode,
        edit: fields.classCode,
        options: codes.options('class'),
      },
      {
        id: 'shipTypeCode',
        header: t('field.shipTypeCode'),
        width: 76,
        kind: 'text',
        value: (row) => row.shipTypeCode,
        edit: fields.shipTypeCode,
        text: (row) => codes.word('ship_type', row.shipTypeCode),
        options: codes.options('ship_type'),
      },
      {
        id: 'product',
        header: t('field.productModel'),
        width: 126,
        kind: 'text',
        value: productModel,
        edit: fields.productId,
      },
      {
        id: 'quantity',
        header: t('field.quantity'),
        width: 46,
        kind: 'quantity',
        value: (row) => row.quantity,
        edit: fields.quantity,
      },
      {
        id: 'quoteMinor',
        header: t('field.quote'),
        width: 76,
        kind: 'money',
        value: (row) => row.quoteMinor,
        currency: (row) => row.currency,
        edit: fields.quoteMinor,
      },
      {
        id: 'stage',
        header: t('field.stage'),
        width: 112,
        kind: 'state',
        value: (row) => row.stage,
        text: (row) => t(`stage.${row.stage}`),
        cell: (row) => <StateBadge tone={STAGE_TONES[row.stage]} word={t(`stage.${row.stage}`)} />,
        edit: fields.stage,
        options: stages,
      },
      {
        id: 'nextActionOn',
        header: t('field.nextAction'),
        width: 108,
        kind: 'date',
        value: (row) => row.nextActionOn,
        edit: fields.nextActionOn,
        text: nextAction,
      },
      {
        id: 'ownerName',
        header: t('field.owner'),
        width: 64,
        kind: 'text',
        value: (row) => row.ownerName,
        edit: fields.ownerUserId,
        isHidden: true,
      },
      {
        id: 'recordedOn',
        header: t('field.recordedOn'),
        width: 92,
        kind: 'date',
        value: (row) => row.recordedOn,
        edit: fields.recordedOn,
        isHidden: true,
      },
      {
        id: 'source',
        header: t('field.source'),
        width: 90,
        kind: 'text',
        value: (row) => row.source,
        edit: fields.source,
        isHidden: true,
      },
      {
        id: 'expectedSignMonth',
        header: t('field.expectedSignMonth'),
        width: 92,
        kind: 'code',
        value: (row) => row.expectedSignMonth,
        edit: fields.expectedSignMonth,
        isHidden: true,
      },
      {
        id: 'probability',
        header: t('field.probability'),
        width: 76,
        kind: 'number',
        value: (row) => row.probability,
        edit: fields.probability,
        isHidden: true,
      },
      {
        id: 'model',
        header: t('field.model'),
        width: 90,
        kind: 'text',
        value: (row) => row.model,
        edit: fields.model,
        isHidden: true,
      },
      {
        id: 'nextAction',
        header: t('field.nextActionText'),
        width: 130,
        kind: 'text',
        value: (row) => row.nextAction,
        edit: fields.nextAction,
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
        header: t('field.baseMinor'),
        width: 90,
        kind: 'money',
        value: (row) => row.baseMinor,
        isHidden: true,
      },
      {
        id: 'contact',
        header: t('field.contact'),
        width: 80,
        kind: 'text',
        value: (row) => row.contact,
        edit: fields.contact,
        isHidden: true,
      },
      {
        id: 'contactPhone',
        header: t('field.contactPhone'),
        width: 110,
        kind: 'code',
        value: (row) => row.contactPhone,
        edit: fields.contactPhone,
        sortable: false,
        filter: false,
        isHidden: true,
      },
      {
        id: 'content',
        header: t('field.content'),
        width: 200,
        kind: 'text',
        value: (row) => row.content,
        edit: fields.content,
        sortable: false,
        filter: false,
        isHidden: true,
      },
      {
        id: 'isNewCustomer',
        header: t('field.isNewCustomer'),
        width: 70,
        kind: 'text',
        value: (row) => row.isNewCustomer,
        text: (row) => (row.isNewCustomer ? common('yes') : common('no')),
        edit: fields.isNewCustomer,
        isHidden: true,
      },
    ];
  }, [t, common, codes, fields]);
}
