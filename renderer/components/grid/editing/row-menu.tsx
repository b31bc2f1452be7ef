import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { keyLabel } from '#renderer/lib/keys.ts';
import { useActiveShortcuts } from '#renderer/lib/shortcuts.ts';
import type { useDataGrid } from '../use-data-grid.ts';
import { usePanelButtons } from './panel-buttons.ts';

interface RowMenuProps<Row> {
  model: ReturnType<typeof useDataGrid<Row>>;
  x: number;
  y: number;
  onClose: () => void;
}

interface Command {
  word: string;
  keys: string;
  run: () => void;
  isOff?: boolean;
}

/** Keys that belong to the list or the window, not to the record under the menu. */
const NOT_OF_A_ROW =
  /^(Ctrl\+F|(?:Shift\+)?F1|\?|Ctrl\+K|Ctrl\+Tab|Ctrl\+Shift\+Tab|Ctrl\+W|Alt\+\d|Alt\+Left)$/;

/** Right click or Shift+F10: what can be done with the cell, the selection and the record, the buttons beside it included. */
export function RowMenu<Row>({ model, x, y, onClose }: RowMenuProps<Row>) {
  const { t } = useTranslation('grid-editing');
  const { editing, focus } = model;
  const { acts, entry, edits, clipboard } = editing;
  const count = focus.range.bottom - focus.range.top + 1;
  // A browser may keep the clipboard from everything but the key itself.
  const byKey = (keys: string) => () =>
    notifications.show({ message: t('menu.useKeys', { keys: keyLabel(keys) }) });
  const cells: Command[] = [
    { word: t('menu.edit'), keys: 'F2', run: () => entry.begin('edit'), isOff: !entry.isEditable },
    { word: t('menu.copy'), keys: 'Ctrl+C', run: () => void clipboard.copyLater().catch(byKey('Ctrl+C')) },
    { word: t('menu.paste'), keys: 'Ctrl+V', run: () => void clipboard.pasteNow().catch(byKey('Ctrl+V')) },
    { word: t('menu.fillDown'), keys: 'Ctrl+D', run: acts.fillDown, isOff: editing.editable.length === 0 },
    { word: t('menu.clear'), keys: 'Delete', run: acts.clear, isOff: editing.editable.length === 0 },
    { word: t('undo'), keys: 'Ctrl+Z', run: acts.undo, isOff: !edits.history.canUndo },
    { word: t('redo'), keys: 'Ctrl+Y', run: acts.redo, isOff: !edits.history.canRedo },
  ];
  const rows: Command[] = [
    { word: t('menu.open'), keys: 'Alt+Enter', run: acts.openRecord },
    { word: t('menu.bulk', { count }), keys: 'Alt+B', run: acts.bulkEdit },
    { word: t('menu.void', { count }), keys: '', run: () => editing.setDialog({ kind: 'void' }) },
  ];
  const shortcuts = useActiveShortcuts().filter((one) => !one.isGlobal && !NOT_OF_A_ROW.test(one.keys));
  const panel = usePanelButtons();
  const keyed = shortcuts.filter((one) => !panel.some((button) => button.word === one.word));
  const page: Command[] = [
    ...panel.map(({ word, keys, isOff, run }) => ({ word, keys, isOff, run })),
    ...keyed.map(({ word, keys, run }) => ({ word, keys, run })),
  ];
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      offset={0}
      width={280}
      returnFocus={false}
      // Not by keys: the one that opened the menu is still on its way up.
      clickOutsideEvents={['mousedown', 'touchstart']}
    >
      <Menu.Target>
        <span className="mw-menu-point" style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('menu.label')} onContextMenu={(event) => event.preventDefault()}>
        <Commands list={cells} />
        <Menu.Divider />
        <Commands list={rows} />
        {page.length > 0 ? <Menu.Divider /> : null}
        <Commands list={page} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Commands({ list }: { list: readonly Command[] }) {
  return list.map(({ word, keys, run, isOff }) => (
    <Menu.Item
      key={`${word} ${keys}`}
      disabled={isOff === true}
      rightSection={keys ? <kbd aria-hidden="true">{keyLabel(keys)}</kbd> : null}
      onClick={run}
    >
      {word}
    </Menu.Item>
  ));
}
