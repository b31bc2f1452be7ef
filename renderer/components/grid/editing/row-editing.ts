import type { CheckedRows } from '#contract/kit/rows.ts';
import type { SavedRows } from './edit-port.ts';
import type { GridEditing } from './editing-types.ts';

/** The batch procedures of a slice; what they take is checked by its schemas before they are called. */
interface RowProcedures<Row> {
  saveRows: (batch: never) => Promise<SavedRows<Row>>;
  checkRows: (batch: never) => Promise<CheckedRows>;
}

type RowEditingOptions<Row> = Pick<GridEditing<Row>, 'nameOf' | 'createSchema' | 'updateSchema' | 'newRow'>;

/** Editing of a list over the batch procedures of its slice. */
export function rowEditing<Row extends { id: string; version: number }>(
  procedures: RowProcedures<Row>,
  options: RowEditingOptions<Row>,
): GridEditing<Row> {
  return {
    ...options,
    identity: ({ id, version }) => ({ id, version }),
    save: (batch) => procedures.saveRows(batch as never),
    check: (batch) => procedures.checkRows(batch as never),
  };
}
