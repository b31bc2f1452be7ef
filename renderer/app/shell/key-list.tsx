import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { keyLabel } from '#renderer/lib/keys.ts';
import { type Shortcut, useActiveShortcuts, useShortcuts } from '#renderer/lib/shortcuts.ts';

interface KeyListProps {
  opened: boolean;
  onClose: () => void;
  /** Opens what the manual says about this page. */
  onManual: () => void;
}

/** F1 or ?: the keys that work on this page now. F1 again: the manual. */
export function KeyList({ opened, onClose, onManual }: KeyListProps) {
  const { t } = useTranslation('shell');
  const shortcuts = useActiveShortcuts().filter(({ word }) => word !== '');
  return (
    <Dialog title={t('keys.title')} opened={opened} onClose={onClose} size={520}>
      <ManualOffer onManual={onManual} />
      <KeyGroup title={t('keys.page')} shortcuts={shortcuts.filter((one) => !one.isGlobal)} />
      <GridKeys />
      <EditingKeys />
      <FormKeys />
      <KeyGroup title={t('keys.everywhere')} shortcuts={shortcuts.filter((one) => one.isGlobal)} />
      <p className="mw-muted">{t('keys.scan')}</p>
    </Dialog>
  );
}

function ManualOffer({ onManual }: { onManual: () => void }) {
  const { t } = useTranslation('shell');
  // Without a word: while this list is open F1 is no second line of it.
  useShortcuts([{ keys: 'F1', word: '', run: onManual, inText: true }]);
  return (
    <div className="mw-key-offer">
      <Button keys="F1" onClick={onManual} data-autofocus>
        {t('keys.manual')}
      </Button>
    </div>
  );
}

export function KeyGroup({
  title,
  shortcuts,
}: {
  title: string;
  shortcuts: readonly Pick<Shortcut, 'keys' | 'word'>[];
}) {
  if (shortcuts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <dl className="mw-key-list">
        {shortcuts.map((one) => (
          <KeyLine key={`${one.keys}${one.word}`} {...one} />
        ))}
      </dl>
    </>
  );
}

function KeyLine({ keys, word }: Pick<Shortcut, 'keys' | 'word'>) {
  return (
    <>
      <dt>
        <kbd>{keyLabel(keys)}</kbd>
      </dt>
      <dd>{word}</dd>
    </>
  );
}

export const GRID_KEYS = [
  ['↑ ↓ ← →', 'move'],
  ['PageUp PageDown', 'page'],
  ['Home End', 'ends'],
  ['Ctrl Home / Ctrl End', 'corners'],
  ['Enter', 'open'],
  ['Shift ↑ ↓ ← →', 'select'],
  ['Ctrl C', 'copy'],
  ['Alt ↓', 'menu'],
  ['Alt ← →', 'width'],
  ['Ctrl+Shift ← →', 'moveColumn'],
] as const;

function GridKeys() {
  const { t } = useTranslation('grid');
  const hasGrid = document.querySelector('[role="grid"], [role="treegrid"]') !== null;
  if (!hasGrid) return null;
  const isWritable = hasWritableCells();
  return (
    <dl className="mw-key-list">
      {GRID_KEYS.map(([keys, name]) => (
        <KeyLine
          key={name}
          keys={keys}
          word={t(isWritable && name === 'open' ? 'keys.openReadOnly' : `keys.${name}`)}
        />
      ))}
    </dl>
  );
}

export const EDITING_KEYS = [
  ['F2', 'edit'],
  ['Enter / Tab', 'next'],
  ['Esc', 'giveUp'],
  ['Ctrl D', 'fillDown'],
  ['Delete', 'clear'],
  ['Ctrl V', 'paste'],
  ['Ctrl Z / Ctrl Y', 'undo'],
  ['Ctrl S', 'save'],
  ['Alt B', 'bulk'],
  ['Alt Enter', 'open'],
  ['Shift F10', 'menu'],
] as const;

function hasWritableCells(): boolean {
  return document.querySelector('[role="gridcell"][aria-readonly="false"]') !== null;
}

/** Only where the cells of the list can be written in. */
function EditingKeys() {
  const { t } = useTranslation('grid-editing');
  if (!hasWritableCells()) return null;
  return (
    <dl className="mw-key-list">
      {EDITING_KEYS.map(([keys, name]) => (
        <KeyLine key={name} keys={keys} word={t(`keys.${name}`)} />
      ))}
    </dl>
  );
}

export const FORM_KEYS = [
  ['Enter / Shift Enter', 'next'],
  ['F7 / F2', 'picker'],
  ['Ctrl Z / Ctrl Y', 'undo'],
] as const;

export const LINE_KEYS = [
  ['Ctrl ↑ ↓', 'lines'],
  ['Ctrl V', 'paste'],
  ['Ctrl D', 'fill'],
  ['Ctrl Shift D', 'repeat'],
  ['Alt Insert', 'insert'],
  ['Alt Delete', 'remove'],
  ['Alt Shift ↑ ↓', 'moveLine'],
] as const;

function FormKeys() {
  const { t } = useTranslation('form');
  if (document.querySelector('.mw-form [data-field]') === null) return null;
  const hasLines = document.querySelector('.mw-form [data-lines]') !== null;
  return (
    <dl className="mw-key-list">
      {(hasLines ? [...FORM_KEYS, ...LINE_KEYS] : FORM_KEYS).map(([keys, name]) => (
        <KeyLine key={name} keys={keys} word={t(`keys.${name}`)} />
      ))}
    </dl>
  );
}
