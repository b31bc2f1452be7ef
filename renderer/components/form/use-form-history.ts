import { type KeyboardEvent, useRef } from 'react';
import { isComposing } from '#renderer/lib/keys.ts';
import { focusedField } from './enter-walk.ts';
import { sameValues } from './form-values.ts';

interface Step {
  name: string;
  value: unknown;
}

export interface FormHistoryOptions {
  read: (name: string) => unknown;
  /** Puts a value back and draws its field anew. */
  put: (name: string, value: unknown) => void;
}

/** A person takes back the last few acts, not the morning. */
const KEPT = 100;

/**
 * Ctrl+Z and Ctrl+Y across the fields of a form. Typing into one field is one step, whatever else is done is one each.
 * Inside a text that was just typed the browser's own, letter by letter, comes first.
 */
export function useFormHistory({ read, put }: FormHistoryOptions) {
  const state = useRef({ done: [] as Step[], undone: [] as Step[], run: '', textAtFocus: '' });
  const swap = (from: Step[], to: Step[]): boolean => {
    for (let step = from.pop(); step; step = from.pop()) {
      const now = read(step.name);
      if (sameValues({ value: now }, { value: step.value })) continue;
      to.push({ name: step.name, value: now });
      put(step.name, step.value);
      return true;
    }
    return false;
  };
  return {
    /** Before a field changes. */
    note: (name: string): void => {
      const { done } = state.current;
      const run = `${name} ${focusedField()}`;
      if (run === state.current.run) return;
      state.current.run = run;
      state.current.undone = [];
      done.push({ name, value: read(name) });
      if (done.length > KEPT) done.shift();
    },
    /** The form was saved, or given up: what came before is not this form's to take back. */
    forget: (): void => {
      state.current = { ...state.current, done: [], undone: [], run: '' };
    },
    onFocus: (target: EventTarget): void => {
      state.current.run = '';
      state.current.textAtFocus = target instanceof HTMLInputElement ? target.value : '';
    },
    /** Any key that is no letter ends a run of typing; true when the key was taken. */
    onKey: (event: KeyboardEvent): boolean => {
      if (!(event.ctrlKey || event.metaKey || event.altKey) || isComposing(event)) return false;
      state.current.run = '';
      const isUndo = event.code === 'KeyZ' && !event.shiftKey;
      const isRedo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
      if (event.altKey || !(isUndo || isRedo)) return false;
      const { target } = event;
      const { done, undone, textAtFocus } = state.current;
      const isTyped =
        target instanceof HTMLTextAreaElement ||
        (target instanceof HTMLInputElement && target.value !== textAtFocus);
      if (isTyped || !(isUndo ? swap(done, undone) : swap(undone, done))) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    /** A paste and a click are acts of their own. */
    cut: (): void => {
      state.current.run = '';
    },
  };
}
