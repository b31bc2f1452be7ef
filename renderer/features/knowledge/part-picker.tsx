import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '#renderer/lib/client.ts';
import { openListByKey } from '#renderer/lib/keys.ts';

interface PartPickerProps {
  label: string;
  hint: string;
  value: string;
  onChange: (part: string) => void;
}

/** A part by its name: one of the catalogue, or as old records call it. */
export function PartPicker({ label, hint, value, onChange }: PartPickerProps) {
  const [asked] = useDebouncedValue(value.trim(), 120);
  const found = useQuery({
    ...orpc.products.pickPart.queryOptions({ input: { text: asked, limit: 20 } }),
    placeholderData: (before) => before,
  });
  return (
    <Autocomplete
      size="xs"
      aria-label={label}
      placeholder={hint}
      data={[...new Set((found.data ?? []).map((one) => one.label))]}
      filter={({ options }) => options}
      openOnFocus={false}
      value={value}
      onChange={onChange}
      onKeyDown={openListByKey}
      data-field="part"
    />
  );
}
