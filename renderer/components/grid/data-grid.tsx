import './grid.css';
import './editing/editing.css';
import './views/views.css';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { EmptyState } from '../record/empty-state.tsx';
import { ErrorPanel } from '../record/error-panel.tsx';
import { EditingDialogs } from './editing/editing-dialogs.tsx';
import { EditingNotice } from './editing/editing-notice.tsx';
import { useWriting } from './editing/use-writing.tsx';
import { GridBody } from './grid-body.tsx';
import { GridHeader } from './grid-header.tsx';
import type { DataGridProps } from './grid-types.ts';
import { SelectionStatus } from './selection-status.tsx';
import { useDataGrid } from './use-data-grid.ts';
import { frozenStyle, ROW_NUMBER_WIDTH } from './views/frozen-style.ts';
import { ListContext } from './views/list-context.ts';

type Model<Row> = ReturnType<typeof useDataGrid<Row>>;

/** The house list: server paging, virtual rows, Excel's keys. Its state lives with the caller, usually in the address. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const model = useDataGrid(props);
  const { rows, visible, columns, focus } = model;
  const { grouping, editing } = model;
  const writing = useWriting(props, model);
  const style = {
    '--columns': visible.map((one) => `${one.width}px`).join(' '),
    '--grid-width': `${visible.reduce((sum, one) => sum + one.width, ROW_NUMBER_WIDTH)}px`,
    ...frozenStyle(visible, props.state.frozen),
  } as CSSProperties;
  return (
    <ListContext value={{ list: props.id, path: props.source.path, query: model.query }}>
      <div className="mw-grid-box">
        <div
          ref={model.attach}
          role={grouping ? 'treegrid' : 'grid'}
          data-frozen={props.state.frozen}
          aria-label={props.label}
          aria-rowcount={rows.total === null ? -1 : rows.total + model.entries.length + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          aria-busy={rows.isBusy}
          className={rows.isBusy && rows.total !== null ? 'mw-grid busy' : 'mw-grid'}
          style={style}
          onKeyDown={model.onKeyDown}
          {...model.mouse}
          onBlur={editing.onBlur}
          onCopy={editing.clipboard.onCopy}
          onCut={editing.clipboard.onCut}
          onPaste={editing.clipboard.onPaste}
          onContextMenu={writing.onContextMenu}
        >
          <GridHeader
            columns={visible}
            state={props.state}
            acts={model.acts}
            grouping={grouping}
            focusColumn={
              focus.focus.row === -1 || !(rows.total || model.entries.length) ? focus.focus.column : -1
            }
            openMenu={model.openMenu}
            onOpenMenu={model.setOpenMenu}
            onSort={model.sort}
            onSortTo={model.sortTo}
            onFilter={model.filter}
            onFit={model.fit}
            moneyUnit={props.format?.moneyUnit ?? 'yuan'}
            onFocusColumn={(at) => focus.moveTo({ row: -1, column: at })}
          />
          <GridBody
            ref={model.body}
            scroller={model.scroller}
            rows={rows}
            entries={model.entries}
            columns={columns}
            grouping={grouping}
            all={props.columns}
            format={model.format}
            focus={focus.focus}
            range={focus.range}
            sight={model.sight}
            memory={model.memory}
            writing={writing}
          />
        </div>
        <Notices props={props} model={model} />
        {model.isGivenHidden ? <HiddenNote onClear={() => props.onStateChange(NO_FILTER)} /> : null}
        {editing.isOn ? <EditingNotice props={props} editing={editing} /> : null}
        {editing.isOn ? <EditingDialogs props={props} model={model} /> : null}
        <SelectionStatus
          range={focus.range}
          columns={columns}
          rowAt={editing.rowAt}
          readRange={rows.readRange}
          format={model.format}
          sight={model.sight}
          total={rows.records ?? rows.total}
        />
      </div>
    </ListContext>
  );
}

const NO_FILTER = { filters: undefined, q: undefined };

/** The record beside the list is none of its rows, because a filter leaves it out. */
function HiddenNote({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('grid');
  return (
    <div className="mw-grid-line" role="status">
      <span>{t('hiddenByFilter')}</span>
      <Button onClick={onClear}>{t('filterClear')}</Button>
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
  // Where the first row is being written, the next line stands in the place of the words.
  if (rows.total !== 0 || rows.isBusy || model.entries.length > 1) return null;
  const clear = <Button onClick={() => props.onStateChange(NO_FILTER)}>{t('filterClear')}</Button>;
  const nothing = <EmptyState title={t('nothingTitle')} text={t('nothingText')} actions={clear} />;
  return (
    <div className={model.entries.length > 0 ? 'mw-grid-notice below' : 'mw-grid-notice'}>
      {hasFilter ? nothing : (props.empty ?? <EmptyState title={t('emptyTitle')} text="" />)}
    </div>
  );
}
