import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Choice } from '#renderer/components/form/form-types.ts';
import { ManyField, type ManyFieldProps } from '#renderer/components/form/many-field.tsx';
import { orpc } from '#renderer/lib/client.ts';

interface ProductsFieldProps extends Omit<ManyFieldProps, 'choices' | 'onSearch'> {
  /** Names of the products that are chosen already. */
  named?: readonly Choice[];
}

/** Several products, found in the core by code, name and pinyin initials. */
export function ProductsField({ named = [], ...field }: ProductsFieldProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(
    () => new Map(named.map((one) => [one.value, one.word])),
  );
  const found = useQuery({
    ...orpc.products.pick.queryOptions({ input: { text: asked, limit: 20 } }),
    placeholderData: (before) => before,
  });
  const offered = (found.data ?? []).map((one): Choice => ({ value: one.id, word: one.label }));
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const offers = new Set(offered.map((one) => one.value));
  const kept = chosen
    .filter((id) => !offers.has(id) && seen.has(id))
    .map((id): Choice => ({ value: id, word: seen.get(id) ?? id }));
  return (
    <ManyField
      {...field}
      choices={[...offered, ...kept]}
      onSearch={setText}
      onChange={(ids) => {
        setSeen(new Map([...seen, ...offered.map((one): [string, string] => [one.value, one.word])]));
        field.onChange(ids);
      }}
    />
  );
}
