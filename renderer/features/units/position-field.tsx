import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useNamedUnit } from './scanned-unit.tsx';

interface PositionFieldProps {
  /** Code of the unit something is put into, as typed or scanned. */
  parent: string;
  value: string;
  error: string | undefined;
  onChange: (position: string) => void;
}

/** Places the bill of the parent keeps open; without a bill the usual ones. */
function useOffered(parent: string): { open: string[]; usual: { value: string; word: string }[] } {
  const codes = useCodes();
  const { unit } = useNamedUnit(parent);
  const places = useQuery({
    ...orpc.units.places.queryOptions({ input: { barcode: unit?.barcode ?? '' } }),
    enabled: unit !== undefined,
  });
  return {
    open: (unit && places.data?.places.map(({ position }) => position)) ?? [],
    usual: codes.options('position'),
  };
}

/** Where in the parent: an open place of its bill, a usual one, or any other words. */
export function PositionField({ parent, value, error, onChange }: PositionFieldProps) {
  const { t } = useTranslation('units');
  const codes = useCodes();
  const { open, usual } = useOffered(parent);
  const words = usual.map(({ word }) => word);
  const onBill = open.map((position) => codes.word('position', position));
  const other = words.filter((word) => !onBill.includes(word));
  const data = [
    ...(onBill.length > 0 ? [{ group: t('dialog.onBill'), items: [...new Set(onBill)] }] : []),
    { group: t('dialog.usual'), items: [...new Set(other)] },
  ];
  return (
    <Autocomplete
      label={t('field.position')}
      required
      value={codes.word('position', value)}
      error={error}
      data={data}
      limit={200}
      maxDropdownHeight={260}
      data-field="position"
      onChange={(text) => onChange(usual.find(({ word }) => word === text.trim())?.value ?? text)}
    />
  );
}
