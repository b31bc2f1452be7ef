import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { toTsv } from './cell-text.ts';
import type { CellRange } from './grid-keys.ts';
import type { GridColumn, GridFormat } from './grid-types.ts';
import type { GridRows } from './use-grid-rows.ts';

/** More is an export: the clipboard of a spreadsheet stops being useful long before. */
const MAX_ROWS = 10_000;

/** Ctrl+C: the selected rectangle as a block Excel pastes as cells, rows not in memory included. */
export function useGridCopy<Row>(
  columns: readonly GridColumn<Row>[],
  rows: GridRows<Row>,
  format: GridFormat,
) {
  const { t } = useTranslation('grid');
  return async (range: CellRange): Promise<void> => {
    const count = range.bottom - range.top + 1;
    if (count > MAX_ROWS) {
      notifications.show({ color: 'red', message: t('copyTooLarge', { max: MAX_ROWS }) });
      return;
    }
    const chosen = columns.slice(range.left, range.right + 1);
    const block = await rows.readRange(range.top, range.bottom + 1);
    await navigator.clipboard.writeText(toTsv(chosen, block, format));
    notifications.show({ message: t('copied', { count }) });
  };
}
