import { Popover } from '@mantine/core';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import { isNumeric } from './cell-text.ts';
import type { GridState } from './grid-state.ts';
import type { GridColumn } from './grid-types.ts';
import type { VisibleColumn } from './use-grid-columns.ts';
import type { ColumnActs } from './views/column-acts.ts';
import { ColumnMenu } from './views/column-menu.tsx';
import type { Grouping } from './views/use-grouped-rows.ts';
import { type HeaderDrag, useHeaderDrag } from './views/use-header-drag.ts';

export interface GridHeaderProps<Row> {
  columns: readonly VisibleColumn<Row>[];
  state: GridState;
  acts: ColumnActs;
  grouping: Grouping | null;
  focusColumn: number;
  openMenu: string | null;
  onOpenMenu: (column: string | null) => void;
  onSort: (column: GridColumn<Row>, isAdded: boolean) => void;
  onSortTo: (column: GridColumn<Row>, direction: 'asc' | 'desc' | null) => void;
  onFilter: (column: GridColumn<Row>, filter: Filter | null) => void;
  onFit: (column: GridColumn<Row>) => void;
  onFocusColumn: (at: number) => void;
  moneyUnit: MoneyUnit;
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;
const MARK = { asc: '▴', desc: '▾' } as const;

/** The header row: click sorts, Shift+click adds a second key, dragging moves; ▾ or Alt+Down opens the menu. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { t } = useTranslation('grid');
  const drag = useHeaderDrag(props.acts.moveTo);
  return (
    <div role="row" className="row head" aria-rowindex={1}>
      <div role="columnheader" className="rowno" aria-colindex={1}>
        {props.grouping ? <FoldAll grouping={props.grouping} /> : null}
        <span className="mw-hidden">{t('rowNumber')}</span>
      </div>
      {props.columns.map((visible, at) => (
        <HeaderCell key={visible.column.id} {...props} visible={visible} at={at} drag={drag} />
      ))}
    </div>
  );
}

function FoldAll({ grouping }: { grouping: Grouping }) {
  const { t } = useTranslation('grid');
  return (
    <button
      type="button"
      className="fold"
      tabIndex={-1}
      aria-label={grouping.hasOpen ? t('foldAllGroups') : t('openAllGroups')}
      onClick={() => grouping.openAll(!grouping.hasOpen)}
    >
      {grouping.hasOpen ? '▾' : '▸'}
    </button>
  );
}

type HeaderCellProps<Row> = GridHeaderProps<Row> & {
  visible: VisibleColumn<Row>;
  at: number;
  drag: HeaderDrag;
};

function classesOf<Row>({ visible, at, drag, state, columns }: HeaderCellProps<Row>): string {
  const { id, kind } = visible.column;
  return [
    'cell',
    isNumeric(kind) ? 'num' : '',
    state.sort?.some((one) => one.column === id) ? 'sorted' : '',
    state.filters?.some((one) => one.column === id) ? 'filtered' : '',
    drag.dropAt === at ? 'drop-before' : '',
    drag.dropAt === columns.length && at === columns.length - 1 ? 'drop-after' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function HeaderCell<Row>(props: HeaderCellProps<Row>) {
  const { visible, at, focusColumn, drag } = props;
  const { column } = visible;
  const sorted = props.state.sort?.find((one) => one.column === column.id);
  const canSort = column.sortable !== false;
  return (
    <div
      role="columnheader"
      className={classesOf(props)}
      aria-colindex={at + 2}
      aria-sort={sorted ? ARIA_SORT[sorted.direction] : canSort ? 'none' : undefined}
      tabIndex={focusColumn === at ? 0 : -1}
      data-cell={`-1:${at}`}
      onPointerDown={(event) => drag.onPointerDown(event, column.id)}
      onClick={(event) => {
        if (drag.wasDragged()) return;
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

function HeaderMenu<Row>(props: HeaderCellProps<Row>) {
  const { t } = useTranslation('grid');
  const { column } = props.visible;
  const isOpen = props.openMenu === column.id;
  const close = () => props.onOpenMenu(null);
  // Whatever was chosen, the menu has done its work.
  const closing = <A extends unknown[]>(act: (...given: A) => void) => {
    return (...given: A) => {
      act(...given);
      close();
    };
  };
  return (
    <Popover
      opened={isOpen}
      onChange={(open) => !open && close()}
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
          onPointerDown={(event) => event.stopPropagation()}
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
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <ColumnMenu
          column={column}
          at={props.at}
          count={props.columns.length}
          state={props.state}
          acts={{
            moveTo: closing(props.acts.moveTo),
            freezeTo: closing(props.acts.freezeTo),
            hide: closing(props.acts.hide),
            groupBy: closing(props.acts.groupBy),
            thenBy: closing(props.acts.thenBy),
            ungroup: closing(props.acts.ungroup),
          }}
          moneyUnit={props.moneyUnit}
          onSort={closing((direction) => props.onSortTo(column, direction))}
          onFilter={closing((filter) => props.onFilter(column, filter))}
          onFit={closing(() => props.onFit(column))}
          onClose={close}
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
