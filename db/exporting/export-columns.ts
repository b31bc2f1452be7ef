import type { MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { masksOf } from '#db/kit/masks/field-masks.ts';

/**
 * How a value is written. text and code stay text in every format, so that 00123 and 13-digit numbers come back as
 * they were; plain is text for machines, not even defused; money is minor units, quantity thousandths, date YYYY-MM-DD, instant UTC milliseconds.
 */
export type ExportValue =
  | 'text'
  | 'plain'
  | 'date'
  | 'instant'
  | 'money'
  | 'quantity'
  | 'integer'
  | 'number'
  | 'flag';

export interface ExportColumn<Row> {
  /** Chinese heading the import recognises again. */
  header: string;
  value: ExportValue;
  /** Left out for whoever may not see it: the file can be brought in again, and a mask is no value. */
  field?: MaskedField;
  of(row: Row): string | number | boolean | null | undefined;
}

/** One kind of list that can be written to a file, row by row. */
export interface ExportTable {
  columns(r: ReadContext): readonly { header: string; value: ExportValue }[];
  /** Cells in the order of the columns; read page by page, so that memory does not grow with the list. */
  rows(r: ReadContext): Iterable<readonly (string | number | boolean | null)[]>;
}

export function exportTable<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: (r: ReadContext) => Iterable<Row>,
): ExportTable {
  const shown = (r: ReadContext) => {
    const masks = masksOf(r.db);
    return masks ? columns.filter(({ field }) => !field || !masks.unseen.has(field)) : columns;
  };
  return {
    columns: shown,
    *rows(r) {
      const written = shown(r);
      for (const row of rows(r)) yield written.map((column) => column.of(row) ?? null);
    },
  };
}
