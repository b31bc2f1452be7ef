import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { rowHeight } from '#renderer/lib/appearance.ts';
import type { RowDraft } from './editing/row-draft.ts';
import type { CellRange } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import type { GridCellPosition, GridColumn, GridFormat } from './grid-types.ts';
import type { SightStore } from './sight-store.ts';
import { type GridRows, PAGE_SIZE } from './use-grid-rows.ts';
import type { GroupLine } from './views/group-lines.ts';
import { GroupRow } from './views/group-row.tsx';
import type { Grouping } from './views/use-grouped-rows.ts';

/** Rows drawn before the first answer, so that nothing jumps when it comes. */
const SKELETON = Array.from({ length: 18 }, (_, index) => index);

export interface GridBodyHandle {
  reveal: (row: number) => void;
  rowsInSight: () => number[];
  /** Rows one PageDown moves by. */
  pageRows: () => number;
}

export interface GridBodyProps<Row> {
  ref: Ref<GridBodyHandle>;
  scroller: HTMLDivElement | null;
  rows: GridRows<Row>;
  /** Lines below the last row, in which new ones are written. */
  entries: readonly Row[];
  columns: readonly GridColumn<Row>[];
  /** Every column, shown or not. */
  all: readonly GridColumn<Row>[];
  grouping: Grouping | null;
  format: GridFormat;
  focus: GridCellPosition;
  range: CellRange;
  sight: SightStore;
  /** Where the list stood when it was last on the screen. */
  memory: { readonly top: number };
  /** Unsaved cells over the rows, and the input of the focused cell. */
  writing: {
    rowAt: (index: number) => Row | undefined;
    draftAt: (index: number) => RowDraft<Row> | undefined;
    editor: ReactNode;
    isTyping: boolean;
    isOn: boolean;
    wordOf: (draft: RowDraft<Row>, name: string | null) => string;
    nameOfEntry: (at: number) => string;
  };
}

/** The row with the tab stop stays mounted, or the keyboard would lose its place while the mouse scrolls. */
function withRow(indexes: number[], row: number, count: number): number[] {
  return row >= 0 && row < count && !indexes.includes(row)
    ? [...indexes, row].sort((a, b) => a - b)
    : indexes;
}

function useRows<Row>({ scroller, rows, entries, focus, sight, memory, ref }: GridBodyProps<Row>) {
  const focusRow = useRef(0);
  focusRow.current = Math.max(0, focus.row);
  const virtual = useVirtualizer({
    count: (rows.total ?? 0) + entries.length,
    getScrollElement: () => scroller,
    estimateSize: rowHeight,
    overscan: 6,
    initialOffset: () => memory.top,
    scrollPaddingStart: rowHeight(),
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), focusRow.current, range.count),
  });
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 40 };
  useEffect(() => sight.set({ first: startIndex, last: endIndex }), [sight, startIndex, endIndex]);
  useImperativeHandle(ref, () => ({
    reveal: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    rowsInSight: () => virtual.getVirtualItems().map((item) => item.index),
    pageRows: () => Math.max(1, Math.floor((virtual.scrollRect?.height ?? 540) / rowHeight()) - 2),
  }));
  return virtual;
}

function selected(range: CellRange, index: number): { from: number; to: number } {
  const isIn = range.top >= 0 && index >= range.top && index <= range.bottom;
  return isIn ? { from: range.left, to: range.right } : { from: -1, to: -1 };
}

/** The rows. Scrolling redraws this part only; header and figures have their own pace. */
export function GridBody<Row>(props: GridBodyProps<Row>) {
  const { rows, entries, focus, writing } = props;
  const { t } = useTranslation('grid');
  const virtual = useRows(props);
  const isFirstLoad = rows.total === null;
  const items = isFirstLoad
    ? rows.error
      ? []
      : SKELETON.map((index) => ({ index, start: index * rowHeight() }))
    : virtual.getVirtualItems();
  const failedText = t('failedRow');
  return (
    <div
      role="rowgroup"
      className="body sizer"
      style={{ height: isFirstLoad ? SKELETON.length * rowHeight() : virtual.getTotalSize() }}
    >
      {items.map((item) => {
        const line = props.grouping?.lineAt(item.index);
        if (line && line.kind !== 'row')
          return <HeadLine key={item.index} {...props} item={item} line={line} />;
        const entry = isFirstLoad ? -1 : item.index - (rows.total ?? 0);
        return (
          <GridRow
            // A line below the list stays the same input while rows come in above it.
            key={entry < 0 ? item.index : `entry ${writing.nameOfEntry(entry)}`}
            entry={entry < 0 ? undefined : entry === entries.length - 1 ? 'blank' : 'begun'}
            index={item.index}
            top={item.start}
            row={isFirstLoad ? undefined : writing.rowAt(item.index)}
            columns={props.columns}
            format={props.format}
            focusColumn={focus.row === item.index ? focus.column : -1}
            {...selected(props.range, item.index)}
            isCurrent={focus.row === item.index}
            isFailed={rows.failedPages.has(Math.floor(item.index / PAGE_SIZE))}
            failedText={failedText}
            isEditable={writing.isOn}
            draft={writing.isOn ? writing.draftAt(item.index) : undefined}
            wordOf={writing.isOn ? writing.wordOf : undefined}
            {...(focus.row === item.index ? { editor: writing.editor, isTyping: writing.isTyping } : {})}
          />
        );
      })}
    </div>
  );
}

interface HeadLineProps<Row> extends GridBodyProps<Row> {
  item: { index: number; start: number };
  line: Exclude<GroupLine, { kind: 'row' }>;
}

/** A line of a grouped list that is no record. */
function HeadLine<Row>({ item, line, grouping, ...props }: HeadLineProps<Row>) {
  if (!grouping) return null;
  const isCurrent = props.focus.row === item.index;
  return (
    <GroupRow
      line={line}
      by={grouping.by}
      sums={grouping.sums}
      isCut={grouping.isCut}
      index={item.index}
      top={item.start}
      columns={props.columns}
      all={props.all}
      format={props.format}
      focusColumn={isCurrent ? props.focus.column : -1}
      isCurrent={isCurrent}
      onToggle={() => grouping.toggle(item.index)}
    />
  );
}
