import { Popover } from '@mantine/core';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, Sort } from '#contract/kit/list.ts';
import { isNumeric } from './cell-text.ts';
import { FilterMenu } from './filter-menu.tsx';
import type { GridColumn } from './grid-types.ts';
import type { VisibleColumn } from './use-grid-columns.ts';

export interface GridHeaderProps<Row> {
  columns: readonly VisibleColumn<Row>[];
  sort: readonly Sort[];
  filters: readonly Filter[];
  focusColumn: number;
  openMenu: string | null;
  onOpenMenu: (column: string | null) => void;
  onSort: (column: GridColumn<Row>, isAdded: boolean) => void;
  onSortTo: (column: GridColumn<Row>, direction: 'asc' | 'desc' | null) => void;
  onFilter: (column: GridColumn<Row>, filter: Filter | null) => void;
  onFit: (column: GridColumn<Row>) => void;
  onFocusColumn: (at: number) => void;
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;
const MARK = { asc: '▴', desc: '▾' } as const;

/** The header row: click sorts, Shift+click adds a second key, ▾ or Alt+Down opens sort and filter. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { t } = useTranslation('grid');
  return (
    <div role="row" className="row head" aria-rowindex={1}>
      <div role="columnheader" className="rowno" aria-colindex={1}>
        <span className="mw-hidden">{t('rowNumber')}</span>
      </div>
      {props.columns.map((visible, at) => (
        <HeaderCell key={visible.column.id} {...props} visible={visible} at={at} />
      ))}
    </div>
  );
}

function HeaderCell<Row>(props: GridHeaderProps<Row> & { visible: VisibleColumn<Row>; at: number }) {
  const { visible, at, focusColumn } = props;
  const { column } = visible;
  const sorted = props.sort.find((one) => one.column === column.id);
  const isFiltered = props.filters.some((one) => one.column === column.id);
  const canSort = column.sortable !== false;
  const classes = [
    'cell',
    isNumeric(column.kind) ? 'num' : '',
    sorted ? 'sorted' : '',
    isFiltered ? 'filtered' : '',
  ];
  return (
    <div
      role="columnheader"
      className={classes.filter(Boolean).join(' ')}
      aria-colindex={at + 2}
      aria-sort={sorted ? ARIA_SORT[sorted.direction] : canSort ? 'none' : undefined}
      tabIndex={focusColumn === at ? 0 : -1}
      data-cell={`-1:${at}`}
      onClick={(event) => {
        props.onFocusColumn(at);
        if (canSort) props.onSort(column, event.shiftKey);
      }}
    >
      <span className="word">{column.header}</span>
      {sorted ? <span aria-hidden="true">{MARK[sorted.direction]}</span> : null}
      <HeaderMenu {...props} />
      <ResizeHandle visible={visible} onFit={() => props.onFit(column)} />
    </div>
  );
}

function HeaderMenu<Row>(props: GridHeaderProps<Row> & { visible: VisibleColumn<Row> }) {
  const { t } = useTranslation('grid');
  const { column } = props.visible;
  const isOpen = props.openMenu === column.id;
  if (column.sortable === false && column.filter === false) return null;
  return (
    <Popover
      opened={isOpen}
      onChange={(open) => !open && props.onOpenMenu(null)}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className="menu"
          tabIndex={-1}
          aria-label={t('menuOf', { column: column.header })}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={(event) => {
            event.stopPropagation();
            props.onOpenMenu(isOpen ? null : column.id);
          }}
        >
          ▾
        </button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t('menuOf', { column: column.header })}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <FilterMenu
          column={column}
          filter={props.filters.find((one) => one.column === column.id)}
          isSorted={props.sort.some((one) => one.column === column.id)}
          onSort={(direction) => {
            props.onSortTo(column, direction);
            props.onOpenMenu(null);
          }}
          onFilter={(filter) => {
            props.onFilter(column, filter);
            props.onOpenMenu(null);
          }}
          onClose={() => props.onOpenMenu(null)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Drag, or Alt+Left/Right on the focused header; double click fits the contents. */
function ResizeHandle<Row>({ visible, onFit }: { visible: VisibleColumn<Row>; onFit: () => void }) {
  return (
    <span
      className="resize"
      aria-hidden="true"
      onMouseDown={(event) => {
        event.stopPropagation();
        visible.resize(event);
      }}
      onTouchStart={visible.resize}
      onPointerDown={(event: PointerEvent) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onFit();
      }}
    />
  );
}
