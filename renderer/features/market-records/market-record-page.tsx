import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { VoidedNote } from '#renderer/components/record/voided-note.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { listShowing } from '#renderer/lib/list-address.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import { useMay } from '#renderer/lib/session.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { MarketRecordPanel } from './market-record-detail.tsx';
import { MarketRecordForm, restoreMarketRecord } from './market-record-form.tsx';

const editRoute = getRouteApi('/shell/market-records/$id');

/** One record in its own tab: the form, and the same panel as beside the list. */
export function MarketRecordPage() {
  const { id } = editRoute.useParams();
  const { t } = useTranslation('market-records');
  const navigate = useNavigate();
  const mayWrite = useMay('market.write');
  const record = useQuery(orpc.marketRecords.get.queryOptions({ input: { id } }));
  useTabTitle(record.data && `${record.data.no} ${record.data.partyName}`);
  if (record.isError) return <ErrorPanel error={record.error} onRetry={() => void record.refetch()} />;
  if (!record.data) return null;
  return (
    <Page label={t('detail')}>
      <FormWithSide
        title={[record.data.partyName, productWords(record.data.product, record.data.model)]
          .filter(Boolean)
          .join(' · ')}
        side={<MarketRecordPanel id={id} isOwnPage />}
        sideLabel={t('detail')}
      >
        {record.data.voidedAt === null ? (
          <MarketRecordForm
            key={record.data.id}
            record={record.data}
            onSaved={() => void record.refetch()}
            onCancel={() => void navigate({ to: '/market-records' })}
          />
        ) : (
          <VoidedNote record={record.data} onRestore={mayWrite ? restoreMarketRecord : undefined} />
        )}
      </FormWithSide>
    </Page>
  );
}

/** A new record; "save and new" starts again with an empty form. */
export function NewMarketRecordPage() {
  const { t } = useTranslation('market-records');
  const navigate = useNavigate();
  const path = usePagePath();
  const [round, setRound] = useState(0);
  useTabTitle(t('new'));
  return (
    <Page label={t('new')}>
      <FormWithSide title={t('new')}>
        <MarketRecordForm
          key={round}
          record={null}
          onCancel={() => void navigate({ to: '/market-records' })}
          onSaved={(saved, mode) => {
            if (mode === 'new') {
              setRound(round + 1);
              return;
            }
            dropTab(path);
            void navigate({ to: '/market-records', search: listShowing('/market-records', saved.id) });
          }}
        />
      </FormWithSide>
    </Page>
  );
}
