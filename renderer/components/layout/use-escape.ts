import { useEffect, useRef } from 'react';
import { isComposing } from '#renderer/lib/keys.ts';

/** The dialogs that are open, the topmost last. */
const opened: object[] = [];
const handled = new WeakSet<Event>();

/** An open list inside the dialog closes first and says so. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true';

/** Escape closes the topmost dialog and leaves the one it stands over as it is. */
export function useEscape(isOpen: boolean, onClose: () => void): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    if (!isOpen) return undefined;
    const own = {};
    opened.push(own);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event) || isTaken(event.target)) return;
      if (handled.has(event) || opened.at(-1) !== own) return;
      handled.add(event);
      latest.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      opened.splice(opened.indexOf(own), 1);
    };
  }, [isOpen]);
}
