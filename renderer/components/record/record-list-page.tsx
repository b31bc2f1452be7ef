import { useDebouncedCallback } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ColumnChooser } from '#renderer/components/grid/column-chooser.tsx';
import { DataGrid } from '#renderer/components/grid/data-grid.tsx';
import { FilterChips } from '#renderer/components/grid/filter-chips.tsx';
import { FindBox } from '#renderer/components/grid/find-box.tsx';
import type { GridState } from '#renderer/components/grid/grid-state.ts';
import type { GridColumn, GridFormat, GridSource } from '#renderer/components/grid/grid-types.ts';
import { Page, SplitView, Toolbar } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { useGridSearch } from '#renderer/lib/grid-search.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

export interface RecordListWords {
  title: string;
  tools: string;
  find: string;
  create: string;
  detail: string;
  emptyTitle: string;
  emptyText: string;
}

export interface RecordListPageProps<Row extends { id: string }> {
  id: string;
  words: RecordListWords;
  columns: readonly GridColumn<Row>[];
  source: GridSource<Row>;
  /** Search of the route, `route.useSearch()`. */
  search: GridState;
  format?: GridFormat;
  /** Missing when the person may not create. */
  onCreate?: (() => void) | undefined;
  onOpen: (row: Row) => void;
  /** The record in focus, beside the list. */
  panel: (id: string) => ReactNode;
  tools?: ReactNode;
}

/** A list with its record in focus beside it: one tool line, chips, grid, detail. Ctrl+N makes one, Ctrl+F finds. */
export function RecordListPage<Row extends { id: string }>(props: RecordListPageProps<Row>) {
  const { words, columns, format, onCreate, search } = props;
  const { t: common } = useTranslation('common');
  const [state, setState] = useGridSearch(search);
  const follow = useDebouncedCallback((id: string) => setState({ id }), 120);
  useShortcuts(onCreate ? [{ keys: 'Ctrl+N', word: words.create, run: onCreate, inText: true }] : []);
  const first = onCreate ? (
    <Button tone="primary" onClick={onCreate}>
      {words.create}
    </Button>
  ) : undefined;
  return (
    <Page label={words.title}>
      <Toolbar
        label={words.tools}
        end={<ColumnChooser columns={columns} state={state} onStateChange={setState} />}
      >
        {onCreate ? (
          <Button tone="primary" keys="Ctrl+N" onClick={onCreate}>
            {common('create')}
          </Button>
        ) : null}
        <FindBox label={words.find} value={state.q} onChange={(q) => setState({ q })} />
        <FilterChips
          columns={columns}
          state={state}
          onStateChange={setState}
          {...(format ? { format } : {})}
        />
        {props.tools}
      </Toolbar>
      <SplitView
        detailLabel={words.detail}
        detail={state.id ? props.panel(state.id) : null}
        list={
          <DataGrid
            id={props.id}
            label={words.title}
            columns={columns}
            source={props.source}
            rowKey={(row) => row.id}
            state={state}
            onStateChange={setState}
            {...(format ? { format } : {})}
            onFocusRow={(row) => follow(row.id)}
            onOpen={props.onOpen}
            empty={<EmptyState title={words.emptyTitle} text={words.emptyText} actions={first} />}
          />
        }
      />
    </Page>
  );
}
