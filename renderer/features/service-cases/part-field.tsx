import { Autocomplete } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '#renderer/lib/client.ts';

export interface PickedPart {
  id: string;
  label: string;
}

interface PartFieldProps {
  ref: Ref<HTMLInputElement>;
  text: string;
  onText: (text: string) => void;
  onPick: (part: PickedPart) => void;
}

/** A part of the catalogue, found by drawing number, name or initials; whatever else was used stays as typed. */
export function PartField({ ref, text, onText, onPick }: PartFieldProps) {
  const { t } = useTranslation('service-cases');
  const typed = text.trim();
  const found = useQuery({
    ...orpc.products.pickPart.queryOptions({ input: { text: typed, limit: 10 } }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  });
  // Name, drawing and revision: two parts may have one name.
  const rows = (typed === '' ? [] : (found.data ?? [])).map(({ id, label, hint }) => ({
    id,
    label: `${label} ${hint}`.trim(),
  }));
  const take = (label: string) => {
    const row = rows.find((one) => one.label === label);
    if (row) onPick(row);
  };
  return (
    <Autocomplete
      ref={ref}
      aria-label={t('parts.part')}
      placeholder={t('parts.hint')}
      value={text}
      onChange={onText}
      onOptionSubmit={take}
      data={[...new Set(rows.map((row) => row.label))]}
      // The core has matched already, by drawing number and initials as well.
      filter={({ options }) => options}
    />
  );
}
