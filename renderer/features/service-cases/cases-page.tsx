import { useDebouncedCallback } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import { CASE_STATES, isOpenCase } from '#contract/service-cases/states.ts';
import { Button } from '#renderer/components/button.tsx';
import { ColumnChooser } from '#renderer/components/grid/column-chooser.tsx';
import { DataGrid } from '#renderer/components/grid/data-grid.tsx';
import { FilterChips } from '#renderer/components/grid/filter-chips.tsx';
import { FindBox } from '#renderer/components/grid/find-box.tsx';
import { withFilter } from '#renderer/components/grid/grid-state.ts';
import { Page, SplitView, Toolbar } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { client } from '#renderer/lib/client.ts';
import { useGridSearch } from '#renderer/lib/grid-search.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useCaseColumns } from './case-columns.tsx';
import { CasePanel } from './case-panel.tsx';

const route = getRouteApi('/shell/service-cases');
const SOURCE = { path: ['serviceCases', 'list'], list: client.serviceCases.list };

/** Cases, newest first, and the one in focus beside the list. */
export function CasesPage() {
  const { t } = useTranslation('service-cases');
  const navigate = useNavigate();
  const [state, setState] = useGridSearch(route.useSearch());
  const columns = useCaseColumns();
  const follow = useDebouncedCallback((id: string) => setState({ id }), 120);
  return (
    <Page label={t('title')}>
      <Tools state={state} onStateChange={setState} columns={columns} />
      <SplitView
        detailLabel={t('detail')}
        detail={state.id ? <CasePanel id={state.id} /> : null}
        list={
          <DataGrid
            id="service-cases"
            label={t('title')}
            columns={columns}
            source={SOURCE}
            rowKey={(row) => row.id}
            state={state}
            onStateChange={setState}
            onFocusRow={(row) => follow(row.id)}
            onOpen={(row) => void navigate({ to: '/service-cases/$id', params: { id: row.id } })}
            empty={<Empty />}
          />
        }
      />
    </Page>
  );
}

type ToolsProps = Pick<Parameters<typeof DataGrid>[0], 'state' | 'onStateChange'> & {
  columns: ReturnType<typeof useCaseColumns>;
};

const OPEN: Filter = { column: 'state', op: 'in', values: CASE_STATES.filter(isOpenCase) };
const INCOMPLETE: Filter = { column: 'isIncomplete', op: 'in', values: ['1'] };

/** Switches one ready-made condition on and off. */
function Switch({
  word,
  filter,
  state,
  onStateChange,
}: Omit<ToolsProps, 'columns'> & { word: string; filter: Filter }) {
  const filters = state.filters ?? [];
  const isOn = filters.some((one) => JSON.stringify(one) === JSON.stringify(filter));
  return (
    <Button
      on={isOn}
      aria-pressed={isOn}
      onClick={() => onStateChange({ filters: withFilter(filters, filter.column, isOn ? null : filter) })}
    >
      {word}
    </Button>
  );
}

function Tools({ state, onStateChange, columns }: ToolsProps) {
  const { t } = useTranslation('service-cases');
  const navigate = useNavigate();
  const canWrite = useMay('cases.write');
  const create = () => void navigate({ to: '/service-cases/new' });
  useShortcuts([...(canWrite ? [{ keys: 'Ctrl+N', word: t('new'), run: create, inText: true }] : [])]);
  return (
    <Toolbar
      label={t('tools')}
      end={<ColumnChooser columns={columns} state={state} onStateChange={onStateChange} />}
    >
      {canWrite ? (
        <Button tone="primary" keys="Ctrl+N" onClick={create}>
          {t('new')}
        </Button>
      ) : null}
      <FindBox label={t('find')} value={state.q} onChange={(q) => onStateChange({ q })} />
      <Switch word={t('onlyOpen')} filter={OPEN} state={state} onStateChange={onStateChange} />
      <Switch word={t('onlyIncomplete')} filter={INCOMPLETE} state={state} onStateChange={onStateChange} />
      <FilterChips columns={columns} state={state} onStateChange={onStateChange} />
    </Toolbar>
  );
}

function Empty() {
  const { t } = useTranslation('service-cases');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const acts = (
    <>
      <Button tone="primary" onClick={() => void navigate({ to: '/service-cases/new' })}>
        {t('new')}
      </Button>
      <Button onClick={() => void navigate({ href: '/imports' })}>{common('import')}</Button>
    </>
  );
  return <EmptyState title={t('emptyTitle')} text={t('emptyText')} actions={acts} />;
}
