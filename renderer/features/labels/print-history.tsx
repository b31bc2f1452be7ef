import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';

/** Every label that was printed of a unit, and why more than one. */
export function PrintHistory({ barcode }: { barcode: string }) {
  const { t } = useTranslation('labels');
  const prints = useQuery(orpc.labels.prints.queryOptions({ input: { barcode } }));
  return (
    <>
      <h2>{t('history.title', { code: barcode })}</h2>
      <DetailTable
        label={t('history.title', { code: barcode })}
        rows={prints.data ?? []}
        rowKey={(row) => row.id}
        empty={t('history.none')}
        columns={[
          { id: 'copy', header: t('history.copy'), width: 50, isNumber: true, cell: (row) => row.copyNo },
          { id: 'at', header: t('history.at'), width: 130, cell: (row) => formatInstant(row.printedAt) },
          { id: 'by', header: t('history.by'), width: 76, cell: (row) => row.printedByName },
          { id: 'reason', header: t('reason'), cell: (row) => row.reason ?? t(`outputs.${row.output}`) },
        ]}
      />
    </>
  );
}
