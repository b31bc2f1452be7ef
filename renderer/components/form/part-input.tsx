import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { orpc } from '#renderer/lib/client.ts';
import { openListByKey } from '#renderer/lib/keys.ts';

export interface PickedPart {
  id: string;
  label: string;
}

interface PartInputProps {
  ref?: Ref<HTMLInputElement>;
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  /**
   * Hears which part of the catalogue was meant. Each is then called by name, drawing and revision: two parts may have
   * one name. Without it the name alone is offered.
   */
  onPick?: (part: PickedPart) => void;
}

/** A part of the catalogue, found by drawing number, name or initials; whatever else it is called stays as typed. */
export function PartInput({ ref, label, hint, text, onText, onPick }: PartInputProps) {
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, 120);
  const found = useQuery({
    ...orpc.products.pickPart.queryOptions({ input: { text: asked, limit: 20 } }),
    // The whole catalogue is offered only where any of it may be meant.
    enabled: !onPick || asked !== '',
    placeholderData: keepPreviousData,
  });
  // A line that was just added is empty again, and its list is closed.
  const offered = onPick && typed === '' ? [] : (found.data ?? []);
  const rows = offered.map((one) => ({
    id: one.id,
    label: onPick ? `${one.label} ${one.hint}`.trim() : one.label,
  }));
  return (
    <Autocomplete
      {...(ref ? { ref } : {})}
      size="xs"
      aria-label={label}
      placeholder={hint}
      data={[...new Set(rows.map((row) => row.label))]}
      // The core has matched already, by drawing number and initials as well.
      filter={({ options }) => options}
      openOnFocus={false}
      value={text}
      onChange={onText}
      onOptionSubmit={(chosen) => {
        const row = rows.find((one) => one.label === chosen);
        if (row) onPick?.(row);
      }}
      onKeyDown={openListByKey}
      data-field="part"
    />
  );
}
