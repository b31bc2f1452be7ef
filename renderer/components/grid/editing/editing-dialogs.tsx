import type { DataGridProps } from '../grid-types.ts';
import type { useDataGrid } from '../use-data-grid.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { RowMenu } from './row-menu.tsx';

export interface EditingDialogsProps<Row> {
  props: DataGridProps<Row>;
  model: ReturnType<typeof useDataGrid<Row>>;
}

/** What opens over a list that is being edited. */
export function EditingDialogs<Row>({ props, model }: EditingDialogsProps<Row>) {
  const { editing, columns, focus, format } = model;
  const { dialog, setDialog, edits } = editing;
  /** The focus goes back into the list, where the keyboard left it. */
  const close = () => {
    setDialog(null);
    focus.moveTo(focus.focus);
  };
  if (!dialog || !props.editing) return null;
  switch (dialog.kind) {
    case 'conflict': {
      const draft = edits.draftOf(dialog.id);
      if (!draft) return null;
      return (
        <ConflictDialog
          draft={draft}
          columns={props.columns}
          format={format}
          name={props.editing.nameOf(draft.base)}
          onSettle={(newer, keep) => {
            close();
            void edits.settleConflict(draft.id, newer, keep).catch(editing.say);
          }}
          onClose={close}
        />
      );
    }
    case 'menu':
      return <RowMenu model={model} x={dialog.x} y={dialog.y} onClose={close} />;
    default:
      return columns.length === 0 ? null : null;
  }
}
