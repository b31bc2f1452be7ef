import './today.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayItem, TodayKind } from '#contract/today/today.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Page, SplitView } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { Status } from '#renderer/components/layout/status.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { DueSide } from './due-side.tsx';
import { DueTable } from './due-table.tsx';
import { KindStrip } from './kind-strip.tsx';

/** What to do now and why, sorted by urgency; each line opens its record. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const user = useCurrentUser();
  const [scope, setScope] = useState<'mine' | 'everybody'>(
    user?.role === 'manager' || user?.role === 'administrator' ? 'everybody' : 'mine',
  );
  const list = useQuery({
    ...orpc.today.list.queryOptions({ input: { everybody: scope === 'everybody' } }),
    placeholderData: keepPreviousData,
  });
  const whose = (
    <Segments
      label={t('tools')}
      value={scope}
      onChange={setScope}
      options={[
        { value: 'mine', word: t('mine') },
        { value: 'everybody', word: t('everybody') },
      ]}
    />
  );
  return (
    <Page label={t('title')}>
      {list.isError ? <ErrorPanel error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? <Due items={list.data.items} day={list.data.today} scope={whose} /> : null}
    </Page>
  );
}

function NothingDue() {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const acts = (
    <>
      <Button tone="primary" onClick={() => void navigate({ to: '/market-records' })}>
        {t('records')}
      </Button>
      <Button onClick={() => void navigate({ to: '/imports' as '/' })}>{t('import')}</Button>
    </>
  );
  return <EmptyState title={t('emptyTitle')} text={t('emptyText')} actions={acts} />;
}

function Due({ items, day, scope }: { items: readonly TodayItem[]; day: string; scope: ReactNode }) {
  const { t } = useTranslation('today');
  const [kind, setKind] = useState<TodayKind | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const ofKind = kind === null ? items : items.filter((item) => item.kind === kind);
  // The last item of a kind may be done meanwhile: better the whole list than an empty one.
  const shown = ofKind.length > 0 ? ofKind : items;
  const at = Math.max(
    0,
    shown.findIndex((item) => item.id === chosen),
  );
  const item = shown[at];
  return (
    <>
      <KindStrip
        items={items}
        kind={shown === items ? null : kind}
        onKind={setKind}
        day={day}
        scope={scope}
      />
      {item ? (
        <SplitView
          list={<DueTable items={shown} chosen={item.id} onChoose={setChosen} />}
          detail={<DueSide item={item} place={at + 1} among={shown} />}
          detailLabel={t(at === 0 ? 'side.first' : 'side.chosen')}
        />
      ) : (
        <NothingDue />
      )}
      <Status side="end">{t('hint')}</Status>
    </>
  );
}
