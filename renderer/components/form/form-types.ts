import type { ReactNode } from 'react';

export type FormValues = Record<string, unknown>;

/** What follows a save: the form stays, begins anew, or takes the record one step on. */
export type SaveMode = 'stay' | 'new' | 'step';

export interface Choice {
  value: string;
  word: string;
  /** More words the search finds it by: code, other language, pinyin initials. */
  keywords?: string;
}

export interface PickedRecord {
  id: string;
  label: string;
  no?: string;
  hint?: string;
}

export interface MatchedRecord {
  text: string;
  /** How many records the text names; only one is an answer. */
  count: number;
  id: string | null;
  label: string | null;
}

interface FieldBase {
  /** Path in the schema: `partyId`. */
  name: string;
  label: string;
  hint?: string;
  /** Columns the field takes in its section; default 1. */
  span?: 1 | 2 | 3 | 4;
  isRequired?: boolean;
  isReadOnly?: boolean;
  /** Left out while this is false; its value is then not sent. */
  isShown?: (values: FormValues) => boolean;
}

export interface TextField extends FieldBase {
  kind: 'text' | 'textarea' | 'password';
  inputMode?: 'text' | 'tel' | 'email' | 'numeric';
  autoComplete?: string;
  /** Cells whose text means something else than itself: its value, undefined when it cannot be read. */
  read?: (text: string) => unknown;
  /** The text of such a value. */
  show?: (value: unknown) => string;
}
export interface AmountField extends FieldBase {
  /** money: minor units · quantity: thousandths · number: whole number. */
  kind: 'money' | 'quantity' | 'number';
  unit?: string;
  /** Field that holds the unit of measure, where a grid cell takes both: `3 套`. */
  unitName?: string;
}
export interface DateField extends FieldBase {
  kind: 'date' | 'month';
}
export interface ChoiceField extends FieldBase {
  kind: 'choice';
  choices: readonly Choice[];
}
export interface FlagField extends FieldBase {
  kind: 'flag';
}
export interface ReferenceField extends FieldBase {
  kind: 'reference';
  /** Finds by number, name, pinyin; at most a few dozen rows, best first. */
  load: (text: string, signal: AbortSignal) => Promise<readonly PickedRecord[]>;
  /** Label of the present value, so that it shows without a call. */
  selectedLabel?: string | null;
  /** The same for cells of lines, where each line points at another record. */
  labelOf?: (id: string) => string | undefined;
  /** Makes a new record without leaving the form; null when the person gave up. */
  onCreate?: (text: string) => Promise<PickedRecord | null>;
  onPick?: (picked: PickedRecord | null) => void;
  /** Finds the records a pasted column names exactly, all texts in one call. */
  match?: (texts: string[]) => Promise<readonly MatchedRecord[]>;
}
/** Names of values: known ones at once, others by asking. */
export interface ItemNames {
  load?: ReferenceField['load'];
  labelOf?: (id: string) => string | undefined;
}
export interface CustomField extends FieldBase {
  kind: 'custom';
  /** A value in words, where it is no text itself. */
  show?: (value: unknown) => string;
  /** What each item of a list of values is called. */
  items?: ItemNames;
  render: (field: {
    value: unknown;
    onChange: (value: unknown) => void;
    error: string | undefined;
    values: FormValues;
  }) => ReactNode;
}

export interface LinesField extends FieldBase {
  kind: 'lines';
  /** Cells of a line; `name` is the key inside the line. */
  columns: readonly LineColumn[];
  emptyLine: () => FormValues;
  /** Fills what follows from the changed cell (price × quantity). Returns the whole line. */
  derive?: (line: FormValues, changed: string) => FormValues;
  /** Sums under the table. */
  foot?: (lines: readonly FormValues[]) => ReactNode;
  minLines?: number;
}
export type CellField = TextField | AmountField | DateField | ChoiceField | FlagField | ReferenceField;
/** `width` in pixels; the columns without one share the rest. */
export type LineColumn = CellField & { width?: number };

export type FieldDefinition =
  | TextField
  | AmountField
  | DateField
  | ChoiceField
  | FlagField
  | ReferenceField
  | LinesField
  | CustomField;

export interface FormSection {
  title?: string;
  fields: readonly FieldDefinition[];
}

/** What every field component is given. */
export interface FieldProps<D extends FieldDefinition = FieldDefinition> {
  definition: D;
  value: unknown;
  error: string | undefined;
  /** @param path the one cell that changed, of a table of rows */
  onChange: (value: unknown, path?: string) => void;
  /** The value is the record's own, so that what was said about it (its name) still holds. */
  isOnFile?: boolean;
  /** In a table cell: the label is the column's head and only read out here. */
  isCell?: boolean;
}

/** Label above the field, or only for screen readers inside a table. */
export function labelProps({ definition, isCell }: Pick<FieldProps, 'definition' | 'isCell'>) {
  return isCell ? { 'aria-label': definition.label } : { label: definition.label };
}
