import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { FindBox } from '#renderer/components/grid/find-box.tsx';
import { Card, Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { useResolvedScans } from '#renderer/lib/use-resolved-scans.ts';
import { PartsBackTable } from './parts-back-table.tsx';

/** Old parts that are to come back or be repaired: one scan says that one is here. */
export function ReturnsPage() {
  const { t } = useTranslation('claims');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayWrite = useMay('cases.write');
  const [search, setSearch] = useState('');
  const found = useQuery({
    ...orpc.claims.partsBack.queryOptions({ input: { search } }),
    placeholderData: (before) => before,
  });
  const receive = useMutation({
    mutationFn: (barcode: string) => client.claims.receivePart({ barcode }),
    onSuccess: () => playScan(true),
    onError: () => playScan(false),
    onSettled: () => queries.invalidateQueries({ queryKey: orpc.claims.key() }),
  });
  const news = receive.data
    ? t(`back.news.${receive.data.event}`, { code: receive.data.barcode })
    : t('back.scan');
  useTabTitle(t('back.title'));
  useResolvedScans(({ barcode }) => receive.mutate(barcode), { isWaiting: mayWrite, news });
  const { total = 0, rows = [] } = found.data ?? {};
  return (
    <Page label={t('back.title')}>
      <Toolbar
        label={t('tools')}
        end={<Button onClick={() => void navigate({ to: '/claims' })}>{t('title')}</Button>}
      >
        <FindBox label={t('back.find')} value={search} onChange={(text) => setSearch(text ?? '')} />
        <span className="mw-muted">{t('back.count', { count: total })}</span>
        <span role="status">{mayWrite ? news : ''}</span>
      </Toolbar>
      {found.isError ? <ErrorPanel error={found.error} onRetry={() => void found.refetch()} /> : null}
      {receive.error ? <ErrorPanel error={receive.error} /> : null}
      <Card label={t('back.title')}>
        <PartsBackTable rows={rows} onReceive={mayWrite ? receive.mutate : null} />
        {total > rows.length ? (
          <p className="mw-muted">
            {t('back.listed', { count: rows.length })} <Link to="/units">{t('back.all')}</Link>
          </p>
        ) : null}
      </Card>
    </Page>
  );
}
