import './grid.css';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { EmptyState } from '../record/empty-state.tsx';
import { ErrorPanel } from '../record/error-panel.tsx';
import { GridHeader } from './grid-header.tsx';
import type { CellRange } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import type { DataGridProps } from './grid-types.ts';
import { SelectionStatus } from './selection-status.tsx';
import { ROW_HEIGHT, useDataGrid } from './use-data-grid.ts';
import { PAGE_SIZE } from './use-grid-rows.ts';

type Model<Row> = ReturnType<typeof useDataGrid<Row>>;

const ROW_NUMBER_WIDTH = 34;
/** Rows drawn before the first answer, so that nothing jumps when it comes. */
const SKELETON = Array.from({ length: 18 }, (_, index) => ({ index, start: index * ROW_HEIGHT }));

/** The house list: server paging, virtual rows, Excel's keys. Its state lives with the caller, usually in the address. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const model = useDataGrid(props);
  const { rows, visible, columns, focus } = model;
  const style = {
    '--columns': visible.map((one) => `${one.width}px`).join(' '),
    '--grid-width': `${visible.reduce((sum, one) => sum + one.width, ROW_NUMBER_WIDTH)}px`,
  } as CSSProperties;
  return (
    <div className="mw-grid-box">
      <div
        ref={model.container}
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.total === null ? -1 : rows.total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-busy={rows.isBusy}
        className={rows.isBusy && rows.total !== null ? 'mw-grid busy' : 'mw-grid'}
        style={style}
        onKeyDown={focus.onKeyDown}
        {...model.mouse}
      >
        <GridHeader
          columns={visible}
          sort={props.state.sort ?? []}
          filters={props.state.filters ?? []}
          focusColumn={focus.focus.row === -1 || !rows.total ? focus.focus.column : -1}
          openMenu={model.openMenu}
          onOpenMenu={model.setOpenMenu}
          onSort={model.sort}
          onSortTo={model.sortTo}
          onFilter={model.filter}
          onFit={model.fit}
          onFocusColumn={(at) => focus.moveTo({ row: -1, column: at })}
        />
        <Body model={model} />
      </div>
      <Notices props={props} model={model} />
      <SelectionStatus
        range={focus.range}
        columns={columns}
        rowAt={rows.rowAt}
        format={model.format}
        firstRow={model.sight.first}
        lastRow={model.sight.last}
        total={rows.total}
      />
    </div>
  );
}

function selected(range: CellRange, index: number): { from: number; to: number } {
  return index >= range.top && index <= range.bottom && range.top >= 0
    ? { from: range.left, to: range.right }
    : { from: -1, to: -1 };
}

function Body<Row>({ model }: { model: Model<Row> }) {
  const { t } = useTranslation('grid');
  const { rows, virtual, focus } = model;
  const isFirstLoad = rows.total === null;
  const items = isFirstLoad ? (rows.error ? [] : SKELETON) : virtual.getVirtualItems();
  return (
    <div
      role="rowgroup"
      className="body sizer"
      style={{ height: isFirstLoad ? SKELETON.length * ROW_HEIGHT : virtual.getTotalSize() }}
    >
      {items.map((item) => (
        <GridRow
          key={item.index}
          index={item.index}
          top={item.start}
          row={isFirstLoad ? undefined : rows.rowAt(item.index)}
          columns={model.columns}
          format={model.format}
          focusColumn={focus.focus.row === item.index ? focus.focus.column : -1}
          {...selected(focus.range, item.index)}
          isCurrent={focus.focus.row === item.index}
          isFailed={rows.failedPages.has(Math.floor(item.index / PAGE_SIZE))}
          failedText={t('failedRow')}
        />
      ))}
    </div>
  );
}

/** Why there are no rows: an error, filters that match nothing, or a list nobody has filled yet. */
function Notices<Row>({ props, model }: { props: DataGridProps<Row>; model: Model<Row> }) {
  const { t } = useTranslation('grid');
  const { rows } = model;
  const hasFilter = Boolean(props.state.filters?.length || props.state.q);
  if (rows.error) {
    return (
      <div className="mw-grid-notice">
        <ErrorPanel error={rows.error} onRetry={rows.retry} />
      </div>
    );
  }
  if (rows.total !== 0 || rows.isBusy) return null;
  const clear = <Button onClick={() => props.onStateChange({ filters: undefined, q: undefined })}>{t('filterClear')}</Button>;
  const nothing = <EmptyState title={t('nothingTitle')} text={t('nothingText')} actions={clear} />;
  return <div className="mw-grid-notice">{hasFilter ? nothing : (props.empty ?? <EmptyState title={t('emptyTitle')} text="" />)}</div>;
}
