import './insights.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { Status } from '#renderer/components/layout/status.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { toAppError } from '#renderer/lib/app-error.ts';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { GroupsCard } from './groups-card.tsx';
import { type InsightPeriod, insightPeriod } from './insight-period.ts';
import { MonthsCard } from './months-card.tsx';
import { ParetoCard } from './pareto-card.tsx';
import { ShareCard } from './share-card.tsx';
import { ThresholdsDialog } from './thresholds-dialog.tsx';

const route = getRouteApi('/shell/insights');

/** Charts that state a finding; each mark and each line of its table opens the rows behind it. */
export function InsightsPage() {
  const { t } = useTranslation('insights');
  const { period: name = 'months', by = 'fault', plain = false } = route.useSearch();
  const navigate = useNavigate();
  const change = (patch: object) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...patch }) as never, replace: true });
  const [isLimiting, setLimiting] = useState(false);
  const mayLimit = useMay('market.reopen');
  const period = insightPeriod(name);
  return (
    <Page label={t('title')}>
      <Toolbar
        label={t('tools')}
        end={
          <>
            {mayLimit ? <Button onClick={() => setLimiting(true)}>{t('thresholds')}</Button> : null}
            <Button
              on={!plain}
              aria-pressed={!plain}
              onClick={() => change({ plain: plain ? undefined : true })}
            >
              ▨ {t('pattern')}
            </Button>
          </>
        }
      >
        <Segments
          label={t('period')}
          value={name}
          onChange={(value) => change({ period: value })}
          options={(['months', 'years', 'all'] as const).map((value) => ({ value, word: t(value) }))}
        />
        <span className="mw-muted">{t('pareto.by')}</span>
        <Segments
          label={t('pareto.by')}
          value={by}
          onChange={(value) => change({ by: value })}
          options={(['fault', 'part', 'product'] as const).map((value) => ({
            value,
            word: t(`pareto.${value}`),
          }))}
        />
      </Toolbar>
      <Figures period={period} by={by} hasPattern={!plain} />
      <ThresholdsDialog opened={isLimiting} onClose={() => setLimiting(false)} />
    </Page>
  );
}

function useFigures(period: InsightPeriod, by: 'fault' | 'part' | 'product') {
  const days = { ...(period.fromDay === undefined ? {} : { from: period.fromDay }), to: period.toDay };
  const months = period.from === undefined ? { to: period.to } : { from: period.from, to: period.to };
  const options = { placeholderData: keepPreviousData };
  return {
    months: useQuery({ ...orpc.insights.orderMonths.queryOptions({ input: months }), ...options }),
    groups: useQuery({ ...orpc.insights.customers.queryOptions({ input: {} }), ...options }),
    pareto: useQuery({ ...orpc.insights.pareto.queryOptions({ input: { by, ...days } }), ...options }),
    share: useQuery({
      ...orpc.insights.contribution.queryOptions({ input: { by: 'party', ...days } }),
      ...options,
    }),
  };
}

function Figures({
  period,
  by,
  hasPattern,
}: {
  period: InsightPeriod;
  by: 'fault' | 'part' | 'product';
  hasPattern: boolean;
}) {
  const { t } = useTranslation('insights');
  const navigate = useNavigate();
  const { months, groups, pareto, share } = useFigures(period, by);
  // A figure that is made of amounts alone is not there for a role that may not see them; the page is.
  const isMasked = share.isError && toAppError(share.error).code === 'FIELD_MASKED';
  const failed = [months, groups, pareto, ...(isMasked ? [] : [share])].find((q) => q.isError);
  if (failed) return <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!months.data || !groups.data || !pareto.data || !(share.data || isMasked))
    return <div className="mw-insights" aria-busy="true" />;
  if (groups.data.customers.length === 0 && pareto.data.total === 0) {
    const act = (
      <Button tone="primary" onClick={() => void navigate({ to: '/imports' as '/' })}>
        {t('import')}
      </Button>
    );
    return <EmptyState title={t('emptyTitle')} text={t('emptyText')} actions={act} />;
  }
  return (
    <div className="mw-insights">
      <GroupsCard data={groups.data} />
      <MonthsCard data={months.data} period={t(period.name)} hasPattern={hasPattern} />
      <ParetoCard data={pareto.data} hasPattern={hasPattern} />
      {share.data && !isMasked ? (
        <ShareCard data={share.data} from={period.fromDay ?? '0001-01-01'} to={period.toDay} />
      ) : (
        <NotShown title={t('share.masked')} text={t('noRight')} />
      )}
      <Status side="start">
        {period.from ?? '…'} – {period.to} · {t('unit')}
      </Status>
    </div>
  );
}

/** In the place of a figure that the person's role may not see. */
function NotShown({ title, text }: { title: string; text: string }) {
  return (
    <section className="mw-card mw-figure">
      <h2>{title}</h2>
      <p className="mw-muted">— {text}</p>
    </section>
  );
}
