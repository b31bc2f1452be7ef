import { useSyncExternalStore } from 'react';

/** A button of the record beside the list, as the menu of its row offers it. */
export interface PanelButton {
  word: string;
  keys: string;
  isOff: boolean;
  run: () => void;
}

const PANEL = '.mw-split aside .foot button';

function buttons(): HTMLButtonElement[] {
  return [...document.querySelectorAll<HTMLButtonElement>(PANEL)];
}

function wordOf(button: HTMLButtonElement): string {
  const text = [...button.childNodes].filter(
    (node) => !(node instanceof HTMLElement && node.tagName === 'KBD'),
  );
  return text
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();
}

const keysOf = (button: HTMLButtonElement) =>
  button.querySelector('kbd')?.textContent?.replaceAll(' ', '+') ?? '';

/** The record beside the list comes a moment after the focus; the menu takes its buttons when they are there. */
function watch(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  const page = document.querySelector('.mw-split');
  if (page) observer.observe(page, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const snapshot = () =>
  buttons()
    .map((button) => `${wordOf(button)}\t${keysOf(button)}\t${button.disabled}`)
    .join('\n');

/** What the buttons beside the list do: the same acts, the same words, off where they are off. */
export function usePanelButtons(): PanelButton[] {
  const lines = useSyncExternalStore(watch, snapshot);
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [word = '', keys = '', off = ''] = line.split('\t');
      const run = () =>
        buttons()
          .find((button) => wordOf(button) === word)
          ?.click();
      return { word, keys, isOff: off === 'true', run };
    });
}
