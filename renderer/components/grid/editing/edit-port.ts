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

/** Version of a row the core does not have yet: it stands below the list until it is complete. */
const UNSAVED = 0;

export const unsavedIdentity = (number: number): RowIdentity => ({ id: `new ${number}`, version: UNSAVED });

export function isUnsaved({ version }: RowIdentity): boolean {
  return version === UNSAVED;
}

/** What the edits of a grid need from around them. */
export interface EditPort<Row> {
  identity: (row: Row) => RowIdentity;
  /** False while there is no way to the core. */
  isReachable: () => boolean;
  /** All or none; throws AppError, ROWS_REFUSED among them. */
  save: (batch: RowBatch) => Promise<SavedRows<Row>>;
  /** The contract's own check of an update, or of a new row. */
  validate: (values: FormValues, isNew: boolean) => InputIssue[];
  /** What a new row starts with; null where none can be written. */
  newRow: FormValues | null;
  /** The row as the list has it now. */
  latest: (id: string) => Row | undefined;
  /** Saved rows are shown at once, before the list is read again. */
  onSaved: (saved: SavedRows<Row>) => void;
  /** Reason written when an undo takes new rows back. */
  undoReason: () => string;
}
