import type { KeyboardEvent } from 'react';
import { isComposing } from '#renderer/lib/keys.ts';
import type { LinePlace } from './line-edits.ts';
import type { LinesModel } from './use-lines.ts';

/** The place a cell of a table of lines has, from its path `lines.3.quantity`; null for anything else. */
export function placeOf(target: EventTarget | null, name: string): LinePlace | null {
  const path = target instanceof HTMLElement ? target.dataset['field'] : undefined;
  const [field, row, ...rest] = path?.split('.') ?? [];
  return field === name && row !== undefined && rest.length > 0
    ? { row: Number(row), column: rest.join('.') }
    : null;
}

/** Arrows belong to an open list and to a text of several lines; anywhere else they go to the row above or below. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target as HTMLElement).getAttribute('role') === 'combobox';
}

function actOf(event: KeyboardEvent, at: LinePlace, { acts, lines }: LinesModel): (() => void) | null {
  const { key, altKey, shiftKey } = event;
  const isCtrl = event.ctrlKey || event.metaKey;
  const arrow = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
  if (arrow && altKey && shiftKey) return () => acts.move(at.row, arrow);
  if (altKey && key === 'Insert') return () => acts.insert(at.row);
  if (altKey && key === 'Delete') return () => acts.remove(at.row);
  if (isCtrl && event.code === 'KeyD') return () => (shiftKey ? acts.repeat(at.row) : acts.fill(at));
  if (!arrow || altKey || shiftKey || (ownsArrows(event.target) && !isCtrl)) return null;
  const to = at.row + arrow;
  return to >= 0 && to < lines.length ? () => acts.go(to, at.column) : null;
}

/** Excel's keys in the lines of a document. True when the key was one of them. */
export function onLineKey(event: KeyboardEvent, name: string, model: LinesModel): boolean {
  const at = isComposing(event) ? null : placeOf(event.target, name);
  const act = at && actOf(event, at, model);
  if (!act) return false;
  event.preventDefault();
  event.stopPropagation();
  act();
  return true;
}
