import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isAppError } from '#renderer/lib/app-error.ts';
import { orpc } from '#renderer/lib/client.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';

/** The unit a typed or scanned text names, found by the core in whatever form its code was read. */
export function useNamedUnit(text: string) {
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    ...orpc.units.get.queryOptions({ input: { barcode: asked } }),
    enabled: asked !== '',
    retry: false,
  });
  const isCurrent = asked === text.trim() && asked !== '';
  return {
    unit: isCurrent ? found.data : undefined,
    isUnknown: isCurrent && found.isError && isAppError(found.error, 'NOT_FOUND'),
  };
}

interface ScannedUnitProps {
  label: string;
  hint?: string;
  name?: string;
  value: string;
  error?: string | undefined;
  isFocused?: boolean;
  onChange: (code: string) => void;
}

/** A unit by its code: the field takes the next scan wherever the focus is, and says which unit it has. */
export function ScannedUnit({ label, hint, name, value, error, isFocused, onChange }: ScannedUnitProps) {
  const { t } = useTranslation('units');
  const { unit, isUnknown } = useNamedUnit(value);
  useScanTarget(onChange);
  const says = unit
    ? [unit.barcode, unit.name, unit.siteName ?? unit.partyName].filter(Boolean).join(' · ')
    : undefined;
  return (
    <TextInput
      label={label}
      required
      placeholder={hint ?? ''}
      autoComplete="off"
      value={value}
      error={error ?? (isUnknown ? t('life.notFound', { code: value.trim() }) : undefined)}
      description={says}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(name === undefined ? {} : { 'data-field': name })}
      {...(isFocused ? { 'data-autofocus': true } : {})}
    />
  );
}
