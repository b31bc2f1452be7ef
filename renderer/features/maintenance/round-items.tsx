import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';

/** The stops of a round beside the list. */
export function RoundItems({ id }: { id: string }) {
  const { t } = useTranslation('maintenance');
  const found = useQuery(orpc.maintenance.round.queryOptions({ input: { id } }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data) return null;
  return (
    <>
      <h1>{`${found.data.no} ${found.data.title}`}</h1>
      <Timeline
        label={t('roundDetail')}
        entries={found.data.list.map((item) => ({
          id: item.id,
          when: item.barcode,
          text: [item.siteName, item.doneOn ?? t('open'), item.caseNo].filter(Boolean).join(' · '),
        }))}
      />
    </>
  );
}
