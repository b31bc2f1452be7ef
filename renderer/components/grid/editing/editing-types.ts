import type { CheckedRows } from '#contract/kit/rows.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import type { FormSchema } from '#renderer/components/form/form-values.ts';
import type { RowBatch, RowIdentity, SavedRows } from './edit-port.ts';

/** What a list must say to be edited in place. The columns say how: `edit` of a column is the field of its form. */
export interface GridEditing<Row> {
  identity: (row: Row) => RowIdentity;
  /** What people call the row: its number. */
  nameOf: (row: Row) => string;
  save: (batch: RowBatch) => Promise<SavedRows<Row>>;
  /** Says what saving would do and writes nothing. */
  check: (batch: RowBatch) => Promise<CheckedRows>;
  /** The contract's own schemas: what passes here passes in the core. */
  createSchema: FormSchema;
  updateSchema: FormSchema;
  /** Values a pasted new row starts with; without them rows can only be changed. */
  newRow?: FormValues;
}
