import type { InputIssue } from '#contract/kit/errors.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';

export interface RowBatch {
  create?: FormValues[];
  update?: FormValues[];
  void?: { id: string; version: number; reason: string }[];
  restore?: { id: string; version: number }[];
}
export type SavedRows<Row> = Record<'create' | 'update' | 'void' | 'restore', Row[]>;

export interface RowIdentity {
  id: string;
  version: number;
}

/** What the edits of a grid need from around them. */
export interface EditPort<Row> {
  identity: (row: Row) => RowIdentity;
  /** All or none; throws AppError, ROWS_REFUSED among them. */
  save: (batch: RowBatch) => Promise<SavedRows<Row>>;
  /** The contract's own check of an update. */
  validate: (update: FormValues) => InputIssue[];
  /** The row as the list has it now. */
  latest: (id: string) => Row | undefined;
  /** Saved rows are shown at once, before the list is read again. */
  onSaved: (saved: SavedRows<Row>) => void;
  /** Reason written when an undo takes new rows back. */
  undoReason: () => string;
}
