import './today.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayItem, TodayKind } from '#contract/today/today.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';

const PATHS: Record<TodayKind, string> = {
  follow_up: '/market-records',
  signature: '/specifications',
  delivery: '/orders',
  case: '/service-cases',
};
const GROUPS = [
  ['overdue', (days: number) => days < 0],
  ['today', (days: number) => days === 0],
  ['week', (days: number) => days > 0],
] as const;

/** What to do now and why, sorted by urgency; each line opens its record. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const user = useCurrentUser();
  const [scope, setScope] = useState<'mine' | 'everybody'>(
    user?.role === 'manager' || user?.role === 'administrator' ? 'everybody' : 'mine',
  );
  const list = useQuery(orpc.today.list.queryOptions({ input: { everybody: scope === 'everybody' } }));
  return (
    <Page label={t('title')}>
      <Toolbar label={t('tools')}>
        <Segments
          label={t('tools')}
          value={scope}
          onChange={setScope}
          options={[
            { value: 'mine', word: t('mine') },
            { value: 'everybody', word: t('everybody') },
          ]}
        />
        <span className="mw-muted">
          {list.data ? `${list.data.today} · ${t('count', { count: list.data.items.length })}` : ''}
        </span>
      </Toolbar>
      {list.isError ? <ErrorPanel error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? list.data.items.length === 0 ? <NothingDue /> : <Due items={list.data.items} /> : null}
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

function Due({ items }: { items: readonly TodayItem[] }) {
  const { t } = useTranslation('today');
  return (
    <div className="mw-today" tabIndex={0} role="region" aria-label={t('title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('column.due')}</th>
            <th scope="col">{t('column.kind')}</th>
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.party')}</th>
            <th scope="col">{t('column.owner')}</th>
            <th scope="col" className="mw-num">
              {t('column.amount')}
            </th>
          </tr>
        </thead>
        {GROUPS.map(([name, belongs]) => (
          <Group key={name} name={name} items={items.filter((item) => belongs(item.days))} />
        ))}
      </table>
    </div>
  );
}

function Group({ name, items }: { name: (typeof GROUPS)[number][0]; items: readonly TodayItem[] }) {
  const { t } = useTranslation('today');
  if (items.length === 0) return null;
  return (
    <tbody>
      <tr className={`group ${name}`}>
        <th scope="rowgroup" colSpan={6}>
          {t(`groups.${name}`)} <span className="mw-muted">{t('count', { count: items.length })}</span>
        </th>
      </tr>
      {items.map((item) => (
        <Line key={item.kind + item.id} item={item} />
      ))}
    </tbody>
  );
}

function Line({ item }: { item: TodayItem }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const due =
    item.days < 0
      ? t('overdue', { days: -item.days })
      : item.days === 0
        ? t('dueToday')
        : t('dueIn', { days: item.days });
  const tone = item.days < 0 ? 'bad' : item.days === 0 ? 'warn' : 'off';
  const what =
    item.kind === 'signature' || item.kind === 'delivery' ? t(item.kind, { what: item.what }) : item.what;
  const open = () => void navigate({ to: `${PATHS[item.kind]}/${item.id}` as '/' });
  return (
    <tr>
      <td>
        <StateBadge tone={tone} word={due} />
      </td>
      <td>{t(`kind.${item.kind}`)}</td>
      <td>
        <button
          type="button"
          className="open"
          aria-label={`${t('open', { no: item.no })} ${what}`}
          onClick={open}
        >
          <span className="mw-mono">{item.no}</span> {what}
        </button>
      </td>
      <td>{item.partyName}</td>
      <td className="mw-muted">{item.ownerName}</td>
      <td className="mw-num">{formatMoney(item.amountMinor, 'tenThousand')}</td>
    </tr>
  );
}
