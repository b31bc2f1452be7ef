import type { DataGridProps } from '../grid-types.ts';
import type { useDataGrid } from '../use-data-grid.ts';

/** What a dialog over a list that is being edited is given. */
export interface EditingDialogsProps<Row> {
  props: DataGridProps<Row>;
  model: ReturnType<typeof useDataGrid<Row>>;
}
