import type { Same } from '../same.ts';
import type { gridEditing as Chinese } from '../zh-CN/grid-editing.ts';

/** Writing in the cells of a list: saving, conflicts, paste, bulk edit, the menu of a row. */
export const gridEditing: Same<typeof Chinese> = {
  state: { typed: 'Not saved yet', saving: 'Saving', refused: 'Not saved' },
  lookingUp: 'Looking it up…',
  ambiguous: 'Several records have this name: choose one from the list',
  notSaved_one: '{{count}} row is not saved. {{name}}: {{why}}',
  notSaved_other: '{{count}} rows are not saved. {{name}}: {{why}}',
  compare: 'Compare both values',
  retry: 'Save again',
  giveUp: 'Discard the changes of this row',
  saved_one: '{{count}} row saved {{time}}',
  saved_other: '{{count}} rows saved {{time}}',
  undo: 'Undo',
  redo: 'Redo',
  undoReason: 'New rows undone',
  tooMany: 'At most {{max}} rows can be changed at once: select fewer',
  conflictTitle: '{{name}} was changed by somebody else',
  conflictText:
    '{{by}} saved something new at {{time}}. Both versions are still there: choose for each field which one to save.',
  field: 'Field',
  mine: 'Mine',
  theirs: 'Theirs',
  before: 'Before my change',
  takeTheirs: 'Take all of theirs',
  saveChoice: 'Save as chosen',
  menu: {
    label: 'What can be done with this row',
    open: 'Open the record',
    edit: 'Edit the cell',
    copy: 'Copy',
    paste: 'Paste',
    fillDown: 'Fill down',
    clear: 'Clear',
    bulk_one: 'Change {{count}} row…',
    bulk_other: 'Change {{count}} rows…',
    void_one: 'Void {{count}} row…',
    void_other: 'Void {{count}} rows…',
  },
};
