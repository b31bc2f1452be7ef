import { useDebouncedCallback } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ColumnChooser } from '#renderer/components/grid/column-chooser.tsx';
import { DataGrid } from '#renderer/components/grid/data-grid.tsx';
import { FilterChips } from '#renderer/components/grid/filter-chips.tsx';
import { FindBox } from '#renderer/components/grid/find-box.tsx';
import { Page, SplitView, Toolbar } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { client } from '#renderer/lib/client.ts';
import { useGridSearch } from '#renderer/lib/grid-search.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useSpecificationColumns } from './specification-columns.tsx';
import { SpecificationPanel } from './specification-panel.tsx';

const route = getRouteApi('/shell/specifications');
const SOURCE = { path: ['specifications', 'list'], list: client.specifications.list };
const FORMAT = { moneyUnit: 'yuan' } as const;

/** Every specification with its newest and its signed letter; the one in focus beside the list. */
export function SpecificationsPage() {
  const { t } = useTranslation('specifications');
  const navigate = useNavigate();
  const [state, setState] = useGridSearch(route.useSearch());
  const columns = useSpecificationColumns();
  const follow = useDebouncedCallback((id: string) => setState({ id }), 120);
  return (
    <Page label={t('title')}>
      <Tools state={state} onStateChange={setState} columns={columns} />
      <SplitView
        detailLabel={t('detail')}
        detail={state.id ? <SpecificationPanel id={state.id} /> : null}
        list={
          <DataGrid
            id="specifications"
            label={t('title')}
            columns={columns}
            source={SOURCE}
            rowKey={(row) => row.id}
            state={state}
            onStateChange={setState}
            onFocusRow={(row) => follow(row.id)}
            onOpen={(row) => void navigate({ to: '/specifications/$id', params: { id: row.id } })}
            empty={<Empty />}
          />
        }
      />
    </Page>
  );
}

type ToolsProps = Pick<Parameters<typeof DataGrid>[0], 'state' | 'onStateChange'> & {
  columns: ReturnType<typeof useSpecificationColumns>;
};

function Tools({ state, onStateChange, columns }: ToolsProps) {
  const { t } = useTranslation('specifications');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const canWrite = useMay('specifications.write');
  const create = () => void navigate({ to: '/specifications/new' });
  useShortcuts([...(canWrite ? [{ keys: 'Ctrl+N', word: t('new'), run: create, inText: true }] : [])]);
  return (
    <Toolbar
      label={t('tools')}
      end={<ColumnChooser columns={columns} state={state} onStateChange={onStateChange} />}
    >
      {canWrite ? (
        <Button tone="primary" keys="Ctrl+N" onClick={create}>
          {common('create')}
        </Button>
      ) : null}
      <FindBox label={t('find')} value={state.q} onChange={(q) => onStateChange({ q })} />
      <FilterChips columns={columns} state={state} onStateChange={onStateChange} format={FORMAT} />
    </Toolbar>
  );
}

function Empty() {
  const { t } = useTranslation('specifications');
  const navigate = useNavigate();
  const canWrite = useMay('specifications.write');
  const first = (
    <Button tone="primary" onClick={() => void navigate({ to: '/specifications/new' })}>
      {t('new')}
    </Button>
  );
  return <EmptyState title={t('emptyTitle')} text={t('emptyText')} actions={canWrite ? first : null} />;
}
