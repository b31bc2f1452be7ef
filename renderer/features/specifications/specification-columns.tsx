import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { REVISION_STATES } from '#contract/specifications/revision-states.ts';
import type { SpecificationRow } from '#contract/specifications/specifications.schema.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { useHeadFields } from './head-fields.ts';
import { STATE_TONES } from './state-words.ts';

export function useSpecificationColumns(): GridColumn<SpecificationRow>[] {
  const { t } = useTranslation('specifications');
  const fields = useHeadFields();
  return useMemo(() => {
    const locked = (row: SpecificationRow) => (row.voidedAt === null ? null : t('lockedVoided'));
    const states = REVISION_STATES.map((state) => ({ value: state, word: t(`state.${state}`) }));
    return [
      { id: 'no', header: t('field.no'), width: 106, kind: 'code', value: (row) => row.no },
      {
        id: 'title',
        header: t('field.title'),
        width: 178,
        kind: 'text',
        value: (row) => row.title,
        edit: fields.title,
        locked,
      },
      {
        id: 'partyName',
        header: t('field.partyName'),
        width: 110,
        kind: 'text',
        value: (row) => row.partyName,
        edit: fields.partyId,
        locked,
      },
      {
        id: 'model',
        header: t('field.model'),
        width: 110,
        kind: 'text',
        value: (row) => row.model,
        edit: fields.model,
        locked,
      },
      { id: 'letter', header: t('field.letter'), width: 76, kind: 'code', value: (row) => row.letter },
      {
        id: 'state',
        header: t('field.state'),
        width: 92,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`state.${row.state}`),
        cell: (row) => <StateBadge tone={STATE_TONES[row.state]} word={t(`state.${row.state}`)} />,
        options: states,
      },
      {
        id: 'signedLetter',
        header: t('field.signedLetter'),
        width: 76,
        kind: 'code',
        value: (row) => row.signedLetter,
      },
      { id: 'signedOn', header: t('field.signedOn'), width: 96, kind: 'date', value: (row) => row.signedOn },
      {
        id: 'productName',
        header: t('field.product'),
        width: 110,
        kind: 'text',
        value: (row) => row.productName,
        edit: fields.productId,
        locked,
        isHidden: true,
      },
      {
        id: 'marketRecordNo',
        header: t('field.marketRecordNo'),
        width: 110,
        kind: 'code',
        value: (row) => row.marketRecordNo,
        isHidden: true,
      },
      {
        id: 'ownerName',
        header: t('field.owner'),
        width: 80,
        kind: 'text',
        value: (row) => row.ownerName,
        edit: fields.ownerUserId,
        locked,
        isHidden: true,
      },
      {
        id: 'note',
        header: t('field.note'),
        width: 180,
        kind: 'text',
        value: (row) => row.note,
        edit: fields.note,
        locked,
        sortable: false,
        isHidden: true,
      },
      {
        id: 'updatedAt',
        header: t('field.updatedAt'),
        width: 130,
        kind: 'instant',
        value: (row) => row.updatedAt,
        isHidden: true,
      },
    ];
  }, [t, fields]);
}
