import { useTranslation } from 'react-i18next';
import type { ItemRow, RevisionRow } from '#contract/specifications/specifications.schema.ts';
import { type DetailColumn, DetailTable } from '#renderer/components/record/detail-table.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { formatInstant } from '#renderer/lib/format.ts';

/** A revision to read: frozen ones show their title block of the day, signatures and fingerprint. */
export function RevisionSheet({ revision }: { revision: RevisionRow }) {
  const { t } = useTranslation('specifications');
  const columns = useItemColumns();
  return (
    <>
      <KeyValues
        labelWidth={110}
        items={[
          revision.summary ? { label: t('field.summary'), value: revision.summary } : null,
          revision.issuedAt ? { label: t('field.issuedAt'), value: formatInstant(revision.issuedAt) } : null,
          revision.signedOn ? { label: t('field.signedOn'), value: revision.signedOn } : null,
          revision.signedOn ? { label: t('field.signedByUs'), value: revision.signedByUs } : null,
          revision.signedOn ? { label: t('field.signedByCustomer'), value: revision.signedByCustomer } : null,
          revision.closedReason ? { label: t('field.reason'), value: revision.closedReason } : null,
          revision.isIntact === null
            ? null
            : { label: t('field.hash'), value: <Fingerprint revision={revision} /> },
        ]}
      />
      <h2>{t('item.title')}</h2>
      <DetailTable
        label={t('item.title')}
        columns={columns}
        rows={revision.items}
        rowKey={(item) => String(item.seq)}
        empty={t('item.none')}
      />
    </>
  );
}

function Fingerprint({ revision }: { revision: RevisionRow }) {
  const { t } = useTranslation('specifications');
  return (
    <span className="mw-row">
      <StateBadge
        tone={revision.isIntact ? 'ok' : 'bad'}
        word={revision.isIntact ? t('intact') : t('altered')}
      />
      <span className="mw-mono mw-muted" title={revision.contentHash ?? ''}>
        {revision.contentHash?.slice(0, 12)}
      </span>
    </span>
  );
}

/** Columns of the items for reading. */
export function useItemColumns(): DetailColumn<ItemRow>[] {
  const { t } = useTranslation('specifications');
  return [
    { id: 'clause', header: t('item.clause'), width: 64, cell: (item) => item.clause },
    { id: 'parameter', header: t('item.parameter'), cell: (item) => item.parameter },
    { id: 'value', header: t('item.value'), width: 130, cell: (item) => item.value },
    { id: 'unit', header: t('item.unit'), width: 74, cell: (item) => item.unit },
    { id: 'tolerance', header: t('item.tolerance'), width: 84, cell: (item) => item.tolerance },
    { id: 'verification', header: t('item.verification'), width: 110, cell: (item) => item.verification },
    { id: 'note', header: t('item.note'), width: 140, cell: (item) => item.note },
  ];
}
