import './maintenance.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DUE_STATES, type PlanRow } from '#contract/maintenance/maintenance.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FindBox } from '#renderer/components/grid/find-box.tsx';
import { Page, SplitView, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { DueWhy } from './due-why.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { PointFilter } from './point-filter.tsx';
import { RoundDialog } from './round-dialog.tsx';

const route = getRouteApi('/shell/maintenance');
const TONES: Record<PlanRow['due']['state'], Tone> = {
  overdue: 'bad',
  due: 'warn',
  later: 'off',
  unknown: 'run',
};
const SHOWN = ['now', 'risk', 'all', 'stopped'] as const;
type Shown = (typeof SHOWN)[number];

/** What is due and why, the most urgent first; several together become a round. */
export function DuePage() {
  const { t } = useTranslation('maintenance');
  const { id, point } = route.useSearch();
  const [shown, setShown] = useState<Shown>('now');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const state = shown === 'now' ? DUE_STATES.filter((one) => one !== 'later') : undefined;
  const found = useQuery({
    ...orpc.maintenance.due.queryOptions({
      input: {
        ...(state ? { state } : {}),
        ...(point ? { servicePointId: point } : {}),
        ...(shown === 'stopped' ? { stopped: true } : {}),
        search,
        risk: shown === 'risk' ? 'only' : 'with',
      },
    }),
    placeholderData: (before) => before,
  });
  return (
    <Page label={t('title')}>
      <Tools
        shown={shown}
        onShow={setShown}
        search={search}
        onSearch={setSearch}
        chosen={chosen}
        point={point}
      />
      {found.isError ? <ErrorPanel error={found.error} onRetry={() => void found.refetch()} /> : null}
      <SplitView
        detailLabel={t('plan')}
        detail={id ? <PlanPanel id={id} /> : null}
        list={
          <div className="mw-due-list">
            <DueTable rows={found.data ?? []} chosen={chosen} onChoose={setChosen} />
          </div>
        }
      />
    </Page>
  );
}

interface ToolsProps {
  shown: Shown;
  onShow: (shown: Shown) => void;
  search: string;
  onSearch: (text: string) => void;
  chosen: ReadonlySet<string>;
  point: string | undefined;
}

function Tools({ shown, onShow, search, onSearch, chosen, point }: ToolsProps) {
  const { t } = useTranslation('maintenance');
  const navigate = useNavigate();
  const mayWrite = useMay('cases.write');
  const [open, setOpen] = useState<'plan' | 'round' | null>(null);
  const year = Number(today().slice(0, 4));
  useShortcuts([
    ...(mayWrite ? [{ keys: 'Ctrl+N', word: t('new'), run: () => setOpen('plan'), inText: true }] : []),
    {
      keys: 'Ctrl+P',
      word: t('year'),
      run: () => void navigate({ to: '/maintenance/year', search: { year, point } }),
      inText: true,
    },
  ]);
  return (
    <Toolbar
      label={t('tools')}
      end={
        <>
          <Button onClick={() => void navigate({ to: '/maintenance/rounds' })}>{t('rounds')}</Button>
          <Button
            keys="Ctrl+P"
            onClick={() => void navigate({ to: '/maintenance/year', search: { year, point } })}
          >
            {t('year')}
          </Button>
        </>
      }
    >
      {mayWrite ? (
        <Button tone="primary" keys="Ctrl+N" onClick={() => setOpen('plan')}>
          {t('new')}
        </Button>
      ) : null}
      <FindBox label={t('find')} value={search} onChange={(q) => onSearch(q ?? '')} />
      <Segments
        label={t('title')}
        value={shown}
        options={SHOWN.map((value) => ({ value, word: t(`shown.${value}`) }))}
        onChange={onShow}
      />
      <PointFilter
        point={point}
        onPoint={(next) => void navigate({ to: '/maintenance', search: next ? { point: next } : {} })}
      />
      {mayWrite ? (
        <Button disabled={chosen.size === 0} onClick={() => setOpen('round')}>
          {t('makeRound', { count: chosen.size })}
        </Button>
      ) : null}
      {open === 'plan' ? <PlanDialog onClose={() => setOpen(null)} /> : null}
      {open === 'round' ? <RoundDialog planIds={[...chosen]} onClose={() => setOpen(null)} /> : null}
    </Toolbar>
  );
}

interface DueTableProps {
  rows: readonly PlanRow[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

function DueTable({ rows, chosen, onChoose }: DueTableProps) {
  const { t } = useTranslation('maintenance');
  const navigate = useNavigate();
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <DetailTable
      label={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('nothingDue')}
      columns={[
        {
          id: 'choose',
          header: t('field.choose'),
          width: 44,
          cell: (row) => (
            <input
              type="checkbox"
              aria-label={t('choose', { plan: row.no })}
              checked={chosen.has(row.id)}
              onChange={() => toggle(row.id)}
            />
          ),
        },
        {
          id: 'state',
          header: t('field.due'),
          width: 150,
          cell: (row) => (
            <>
              <StateBadge tone={TONES[row.due.state]} word={t(`state.${row.due.state}`)} />
              <div className="mw-meta">{row.due.dueOn ?? '—'}</div>
            </>
          ),
        },
        {
          id: 'plan',
          header: t('field.plan'),
          width: 170,
          cell: (row) => (
            <button
              type="button"
              className="mw-link"
              onClick={() =>
                void navigate({ to: '/maintenance', search: (before) => ({ ...before, id: row.id }) })
              }
            >
              {row.title}
              <div className="mw-meta mw-muted">
                {[row.no, row.underWay && t('underWay', { no: row.underWay })].filter(Boolean).join(' · ')}
              </div>
            </button>
          ),
        },
        {
          id: 'unit',
          header: t('field.unit'),
          width: 290,
          cell: (row) => (
            <>
              <span className="mw-mono">{row.barcode}</span> {row.product}
              <div className="mw-meta mw-muted">
                {[row.siteName, row.partyName].filter(Boolean).join(' · ')}
              </div>
            </>
          ),
        },
        { id: 'why', header: t('field.why'), cell: (row) => <DueWhy row={row} isShort /> },
      ]}
    />
  );
}
