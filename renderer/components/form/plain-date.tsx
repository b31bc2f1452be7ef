import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { today } from '#renderer/lib/format.ts';
import { parseDateText } from '#renderer/lib/parse-date.ts';

export interface DateInputProps {
  label: string;
  value: string | undefined;
  /** The day that holds while none is typed. */
  placeholder: string;
  onChange: (on: string | undefined) => void;
}

/** A day in a tool line, typed in any of the ways forms understand; empty means the day that is shown greyed. */
export function DateInput({ label, value, placeholder, onChange }: DateInputProps) {
  const [text, setText] = useState(value ?? '');
  const settle = () => {
    const parsed = parseDateText(text, today()) || undefined;
    setText(parsed ?? '');
    if (parsed !== value) onChange(parsed);
  };
  return (
    <TextInput
      aria-label={label}
      w={158}
      value={text}
      placeholder={placeholder}
      title={label}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
