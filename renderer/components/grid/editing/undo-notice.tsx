import { notifications } from '@mantine/notifications';
import { Button } from '#renderer/components/button.tsx';

/** How long an act can be taken back with one click. */
const OFFER_MS = 10_000;

/** Says what was done to many rows and offers to take it back. */
export function offerUndo(done: string, word: string, undo: () => void): void {
  const id = `undo ${Date.now()}`;
  const take = () => {
    notifications.hide(id);
    undo();
  };
  notifications.show({
    id,
    autoClose: OFFER_MS,
    message: (
      <span className="mw-row">
        {done}
        <Button keys="Ctrl+Z" onClick={take}>
          {word}
        </Button>
      </span>
    ),
  });
}
