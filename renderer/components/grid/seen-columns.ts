import { MASK, type MaskLevel } from '#contract/field-masks/masked-fields.ts';
import type { GridColumn } from './grid-types.ts';

/**
 * A column as it is for this person: gone, a fixed mask that nothing is asked or written by, or only to be read. A
 * masked amount is no number any more, so that nothing adds it up.
 */
function seenColumn<Row>(column: GridColumn<Row>, level: MaskLevel): GridColumn<Row> | null {
  if (level === 'hidden') return null;
  const { edit: _edit, ...read } = column;
  if (level === 'read') return read;
  if (level === 'edit') return column;
  const { id, header, width, isHidden } = column;
  return {
    id,
    header,
    width,
    kind: 'text',
    value: () => MASK,
    text: () => MASK,
    sortable: false,
    filter: false,
    ...(isHidden === undefined ? {} : { isHidden }),
  };
}

/** The same array where nothing is kept from the person, so that rows are not redrawn for nothing. */
export function seenColumns<Row>(
  columns: readonly GridColumn<Row>[],
  levelOf: (id: string) => MaskLevel,
): readonly GridColumn<Row>[] {
  if (columns.every(({ id }) => levelOf(id) === 'edit')) return columns;
  return columns.flatMap((column) => seenColumn(column, levelOf(column.id)) ?? []);
}
