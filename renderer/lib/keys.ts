import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

type AnyKeyEvent = KeyboardEvent | ReactKeyboardEvent;

/**
 * True while an input method is composing. Every key handler of the program asks this first: Enter, Tab, Escape and
 * Ctrl+S belong to the input method then. Key code 229 covers the event some input methods send after they closed.
 */
export function isComposing(event: AnyKeyEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

/** Wraps a key handler so that it never sees keys an input method is using. */
export function guardIme<E extends AnyKeyEvent>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    if (!isComposing(event)) handler(event);
  };
}

/** F7 and F2 open the list of a field that offers one. */
export function openListByKey(event: ReactKeyboardEvent<HTMLInputElement>): void {
  if (isComposing(event) || (event.key !== 'F7' && event.key !== 'F2')) return;
  event.preventDefault();
  event.currentTarget.click();
}

/** The combination of an event in the notation of the shortcut lists: `Ctrl+Shift+K`, `Alt+1`, `F2`, `?`. */
export function comboOf(event: AnyKeyEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  const name = keyName(event);
  if (event.shiftKey && (name.length > 1 || /[A-Z]/.test(name))) parts.push('Shift');
  parts.push(name);
  return parts.join('+');
}

function keyName(event: AnyKeyEvent): string {
  const { code, key } = event;
  // With Ctrl or Alt the layout may turn the key into another sign; the physical key is what the list promises.
  if ((event.ctrlKey || event.altKey || event.metaKey) && /^(Key[A-Z]|Digit\d)$/.test(code))
    return code.slice(-1);
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}

const SYMBOLS: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** `Ctrl+N` as it is printed on a key cap: `Ctrl N`. */
export function keyLabel(keys: string): string {
  return keys
    .split('+')
    .map((part) => SYMBOLS[part] ?? part)
    .join(' ');
}

/** True when the event comes from a place where plain letters are text. */
export function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  ) {
    return true;
  }
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}
