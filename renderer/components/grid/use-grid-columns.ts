import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { columnGrowth } from '#renderer/lib/appearance.ts';
import type { GridColumn } from './grid-types.ts';
import type { ColumnWidths } from './views/column-widths.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
});
const NO_ROWS: never[] = [];
export const MIN_WIDTH = 40;
const MAX_WIDTH = 800;

/** English words of a state are longer than Chinese ones; the width was chosen for those. */
function defaultWidth<Row>(column: GridColumn<Row>, language: string, growth: number): number {
  const width = column.kind === 'state' && language !== 'zh-CN' ? column.width * 1.35 : column.width;
  return Math.round(width * growth);
}

/** Ids of the visible columns in order, when nobody has chosen any. */
export function defaultColumnIds<Row>(columns: readonly GridColumn<Row>[]): string[] {
  return columns.filter((column) => !column.isHidden).map((column) => column.id);
}

/**
 * Order, visibility and widths of the columns, held by TanStack Table. The visible ids come from the address, the
 * widths from the view or this browser's preferences.
 */
export function useGridColumns<Row>(
  columns: readonly GridColumn<Row>[],
  chosen: readonly string[] | undefined,
  { widths, setWidths }: ColumnWidths,
) {
  const { i18n } = useTranslation();
  const growth = columnGrowth();
  const visibleIds = chosen ?? defaultColumnIds(columns);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        size: defaultWidth(column, i18n.language, growth),
        minSize: MIN_WIDTH,
        maxSize: MAX_WIDTH,
      })),
    [columns, i18n.language, growth],
  );
  const state = {
    columnSizing: widths,
    columnOrder: [...visibleIds],
    columnVisibility: Object.fromEntries(
      columns.map((column) => [column.id, visibleIds.includes(column.id)]),
    ),
  };
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    state,
    columnResizeMode: 'onChange',
    onColumnSizingChange: setWidths,
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const visible = headers.flatMap((header) => {
    const column = columns.find((one) => one.id === header.column.id);
    return column ? [{ column, width: header.column.getSize(), resize: header.getResizeHandler() }] : [];
  });
  const setWidth = (id: string, width: number) =>
    setWidths((old) => ({ ...old, [id]: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.round(width))) }));
  return { visible, setWidth };
}

export type VisibleColumn<Row> = ReturnType<typeof useGridColumns<Row>>['visible'][number];
