import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { Button } from '../button.tsx';

/** Copy of a record that first has to be told whose or what the copy is: the button, Ctrl+D, and the dialog that asks. */
export function CopyInto({ dialog }: { dialog: (close: () => void) => ReactNode }) {
  const { t } = useTranslation('form');
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ keys: 'Ctrl+D', word: t('copy'), run: () => setOpen(true), inText: true }]);
  return (
    <>
      <Button keys="Ctrl+D" onClick={() => setOpen(true)}>
        {t('copy')}
      </Button>
      {isOpen ? dialog(() => setOpen(false)) : null}
    </>
  );
}
