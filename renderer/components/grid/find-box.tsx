import { TextInput } from '@mantine/core';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '#renderer/lib/keys.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

/** A pause that long means the word is finished; a scanner's burst never lasts so long. */
const PAUSE_MS = 250;

export interface FindBoxProps {
  label: string;
  value: string | undefined;
  onChange: (text: string | undefined) => void;
}

/** Ctrl+F: finds in the list. Asks the core once the typing pauses, at once on Enter, never while composing. */
export function FindBox({ label, value, onChange }: FindBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(onChange);
  latest.current = onChange;
  const [text, setText] = useState(value ?? '');
  const [given, setGiven] = useState(value);
  if (given !== value) {
    // The address changed from outside: a cleared filter, another tab, "back".
    setGiven(value);
    setText(value ?? '');
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcuts([{ keys: 'Ctrl+F', word: label, run: () => box.current?.select(), inText: true }]);

  const send = (next: string) => {
    clearTimeout(timer.current);
    const wanted = next.trim() || undefined;
    setGiven(wanted);
    if (wanted !== value) latest.current(wanted);
  };
  const edit = (event: ChangeEvent<HTMLInputElement>) => {
    const next = event.currentTarget.value;
    setText(next);
    clearTimeout(timer.current);
    const isUnfinished = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
    if (!isUnfinished) timer.current = setTimeout(() => send(next), PAUSE_MS);
  };
  return (
    <TextInput
      ref={box}
      type="search"
      className="mw-find"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={edit}
      onCompositionEnd={(event) => {
        const next = event.currentTarget.value;
        timer.current = setTimeout(() => send(next), PAUSE_MS);
      }}
      onKeyDown={(event) => {
        if (!isComposing(event) && event.key === 'Enter') send(text);
      }}
    />
  );
}
