import { ConflictDialog } from '#renderer/components/record/conflict-dialog.tsx';
import { cellText } from '../cell-text.ts';
import type { GridColumn, GridFormat } from '../grid-types.ts';
import type { RowDraft } from './row-draft.ts';

interface RowConflictProps<Row> {
  draft: RowDraft<Row>;
  columns: readonly GridColumn<Row>[];
  format: GridFormat;
  name: string;
  onSettle: (newer: Row, keep: ReadonlySet<string>) => void;
  onClose: () => void;
}

function newerOf<Row>(draft: RowDraft<Row>): Row | null {
  const data = draft.refusal?.data;
  const current = typeof data === 'object' && data !== null && 'current' in data ? data.current : null;
  return typeof current === 'object' ? (current as Row | null) : null;
}

/** The typed cells of a row beside what somebody else saved in it. */
export function RowConflict<Row>({ draft, columns, format, name, onSettle, onClose }: RowConflictProps<Row>) {
  const newer = newerOf(draft);
  if (newer === null) return null;
  const fields = [...draft.cells].flatMap(([field, cell]) => {
    const column = columns.find((one) => one.edit?.name === field);
    if (!column) return [];
    const theirs = cellText(column, newer, format);
    const opened = cellText(column, draft.base, format);
    const mine = cell.issue ? cell.text : cellText(column, draft.shown, format);
    const by = theirs === opened ? ('mine' as const) : ('both' as const);
    return [
      {
        name: field,
        label: column.header,
        by,
        mine: mine || '—',
        theirs: theirs || '—',
        opened: opened || '—',
      },
    ];
  });
  return (
    <ConflictDialog
      name={name}
      newer={newer}
      fields={fields}
      onSettle={(mine) => onSettle(newer, mine)}
      onClose={onClose}
    />
  );
}
