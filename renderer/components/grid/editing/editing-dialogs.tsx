import { BulkDialog } from './bulk-dialog.tsx';
import type { EditingDialogsProps } from './dialog-props.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { RowConflict } from './row-conflict.tsx';
import { RowMenu } from './row-menu.tsx';
import { VoidDialog } from './void-dialog.tsx';

/** What opens over a list that is being edited. */
export function EditingDialogs<Row>({ props, model }: EditingDialogsProps<Row>) {
  const { editing, focus, format } = model;
  const { dialog, setDialog, edits } = editing;
  /** The focus goes back into the list, where the keyboard left it. */
  const close = () => {
    setDialog(null);
    focus.takeFocus();
  };
  if (!dialog || !props.editing) return null;
  switch (dialog.kind) {
    case 'conflict': {
      const draft = edits.draftOf(dialog.id);
      if (!draft) return null;
      return (
        <RowConflict
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
      return (
        <RowMenu
          model={model}
          x={dialog.x}
          y={dialog.y}
          onClose={() => {
            // A command of the menu may have opened a dialog in its place.
            setDialog((now) => (now?.kind === 'menu' ? null : now));
            focus.takeFocus();
          }}
        />
      );
    case 'paste':
      return (
        <PasteDialog
          props={props}
          model={model}
          block={dialog.block}
          top={dialog.top}
          left={dialog.left}
          onClose={close}
        />
      );
    case 'bulk':
      return <BulkDialog props={props} model={model} onClose={close} />;
    case 'void':
      return <VoidDialog props={props} model={model} onClose={close} />;
  }
}
