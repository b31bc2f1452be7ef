import type { KeyboardEvent } from 'react';
import { hasFinger } from '#renderer/lib/finger.ts';
import { isComposing } from '#renderer/lib/keys.ts';

const FIELDS = '[data-field]:not(:disabled):not([readonly])';

function isOpenList(target: HTMLElement): boolean {
  return (
    target.getAttribute('aria-expanded') === 'true' && target.getAttribute('aria-activedescendant') !== null
  );
}

/**
 * Enter goes to the next field, Shift+Enter back, as in every ledger program. Not while an input method composes,
 * not in a text area (there it breaks the line), not while a list is open (there it chooses).
 */
export function walkByEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented)
    return;
  const { target, currentTarget } = event;
  if (isComposing(event)) {
    // The key ends the composition and nothing else: a browser would send the form off with it.
    if (target instanceof HTMLInputElement) event.preventDefault();
    return;
  }
  if (!(target instanceof HTMLElement) || !target.matches(FIELDS)) return;
  if (target instanceof HTMLTextAreaElement || isOpenList(target)) return;
  event.preventDefault();
  const fields = [...currentTarget.querySelectorAll<HTMLElement>(FIELDS)];
  const next = fields[fields.indexOf(target) + (event.shiftKey ? -1 : 1)];
  const goal = next ?? (event.shiftKey ? null : currentTarget.querySelector<HTMLElement>('[data-save]'));
  goal?.focus();
  if (goal instanceof HTMLInputElement) goal.select();
}

/** The first field of a new document has the keyboard, unless something else took it or a finger would raise its keys. */
export function beginInFirst(form: HTMLElement | null): void {
  const { activeElement } = document;
  const isFree = activeElement === null || activeElement === document.body || activeElement.id === 'work';
  if (!isFree || hasFinger()) return;
  form?.querySelector<HTMLElement>(FIELDS)?.focus();
}

/** Path of the field that has the focus; blank for none. */
export function focusedField(): string {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? (activeElement.dataset['field'] ?? '') : '';
}

/** Puts the focus on a field by its path; the nearest existing parent of the path counts too. */
export function focusField(form: HTMLElement | null, path: string): void {
  for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const field = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
    if (!field) continue;
    field.focus();
    field.scrollIntoView({ block: 'nearest' });
    return;
  }
}
