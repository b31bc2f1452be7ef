import { useMemo } from 'react';
import { useMasks } from '#renderer/lib/masks.ts';
import type { GridColumn } from './grid-types.ts';
import { seenColumns } from './seen-columns.ts';

/** The columns of a list without what the person may not see: chooser, menus, files and editing follow from them. */
export function useSeenColumns<Row>(
  list: string,
  columns: readonly GridColumn<Row>[],
): readonly GridColumn<Row>[] {
  const levelOf = useMasks();
  return useMemo(() => seenColumns(columns, (id) => levelOf(list, id)), [list, columns, levelOf]);
}
