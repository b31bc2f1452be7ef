import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';

/** What a prepared recall would take in: looked at before anybody is told. */
export function RecallPreview({ id }: { id: string }) {
  const { t } = useTranslation('recalls');
  const found = useQuery(orpc.recalls.preview.queryOptions({ input: { id } }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data) return null;
  const { units, list } = found.data;
  return (
    <>
      <h2>{t('preview', { count: units })}</h2>
      <DetailTable
        label={t('units')}
        rows={list}
        rowKey={(one) => one.unitId}
        empty={t('noneInScope')}
        columns={[
          {
            id: 'barcode',
            header: t('field.barcode'),
            cell: (one) => (
              <Link to="/units/$barcode" params={{ barcode: one.barcode }} className="mw-mono">
                {one.barcode}
              </Link>
            ),
          },
          {
            id: 'where',
            header: t('field.where'),
            cell: (one) => [one.machineBarcode, one.siteName].filter(Boolean).join(' · ') || t('inStore'),
          },
          { id: 'party', header: t('field.party'), cell: (one) => one.partyName },
        ]}
      />
      {units > list.length ? <p className="mw-muted">{t('previewed', { count: list.length })}</p> : null}
    </>
  );
}
