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
import { useUnitColumns } from './unit-columns.tsx';
import { UnitPanel } from './unit-panel.tsx';

const route = getRouteApi('/shell/units');
const SOURCE = { path: ['units', 'list'], list: client.units.list };

/** Every machine and part with its code, and the one in focus beside the list. */
export function UnitsPage() {
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const [state, setState] = useGridSearch(route.useSearch());
  const columns = useUnitColumns();
  const follow = useDebouncedCallback((id: string) => setState({ id }), 120);
  return (
    <Page label={t('title')}>
      <Tools state={state} onStateChange={setState} columns={columns} />
      <SplitView
        detailLabel={t('detail')}
        detail={state.id ? <UnitPanel barcode={state.id} /> : null}
        list={
          <DataGrid
            id="units"
            label={t('title')}
            columns={columns}
            source={SOURCE}
            rowKey={(row) => row.barcode}
            state={state}
            onStateChange={setState}
            onFocusRow={(row) => follow(row.barcode)}
            onOpen={(row) => void navigate({ to: '/units/$barcode', params: { barcode: row.barcode } })}
            empty={<Empty />}
          />
        }
      />
    </Page>
  );
}

type ToolsProps = Pick<Parameters<typeof DataGrid>[0], 'state' | 'onStateChange'> & {
  columns: ReturnType<typeof useUnitColumns>;
};

function Tools({ state, onStateChange, columns }: ToolsProps) {
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const canWrite = useMay('units.write');
  const create = () => void navigate({ to: '/units/new' });
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
      <FilterChips columns={columns} state={state} onStateChange={onStateChange} />
    </Toolbar>
  );
}

function Empty() {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const acts = (
    <>
      <Button tone="primary" onClick={() => void navigate({ to: '/units/new' })}>
        {t('new')}
      </Button>
      <Button onClick={() => void navigate({ href: '/imports' })}>{common('import')}</Button>
    </>
  );
  return <EmptyState title={t('emptyTitle')} text={t('emptyText')} actions={acts} />;
}
