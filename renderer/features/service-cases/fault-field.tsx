import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceFilter } from '#renderer/components/form/choice-search.ts';
import type { FieldDefinition, FormValues } from '#renderer/components/form/form-types.ts';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatPercent } from '#renderer/lib/format.ts';

interface FaultFieldProps {
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | undefined;
  values: FormValues;
  known: { part: string | null; productId: string | null; exceptId?: string };
  onTyped: (values: FormValues) => void;
}

const words = (values: FormValues) =>
  [values['title'], values['description']].filter((one) => typeof one === 'string').join('\n');

/** The coded fault, with the codes the words speak for one click away. */
function FaultField({ value, onChange, error, values, known, onTyped }: FaultFieldProps) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const report = useRef(onTyped);
  report.current = onTyped;
  const [text] = useDebouncedValue(words(values), 250);
  const chosen = typeof value === 'string' ? value : null;
  useEffect(() => {
    report.current({ title: text, faultCode: chosen });
  }, [text, chosen]);
  const found = useQuery({
    ...orpc.serviceCases.suggest.queryOptions({ input: { text, ...known } }),
    enabled: text.trim().length > 1,
    placeholderData: (before) => before,
  });
  const offered = (found.data?.fault ?? []).filter((one) => one.code !== chosen).slice(0, 3);
  return (
    <div>
      <Select
        label={t('field.fault')}
        data={codes.options('fault').map((one) => ({ value: one.value, label: one.word }))}
        value={chosen}
        onChange={onChange}
        error={error ?? null}
        clearable
        searchable
        filter={choiceFilter(codes.options('fault'))}
        selectFirstOptionOnChange
        data-field="faultCode"
      />
      {offered.length > 0 ? (
        <div className="mw-chips mw-offers" role="group" aria-label={t('similar.offers')}>
          {offered.map((one) => (
            <button key={one.code} type="button" className="mw-chip" onClick={() => onChange(one.code)}>
              {`${codes.word('fault', one.code)} ${formatPercent(one.share, 0)}`}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** The fault as a field of the case form; `onTyped` hears what was typed, for the list of similar cases. */
export function faultField(
  label: string,
  known: FaultFieldProps['known'],
  onTyped: FaultFieldProps['onTyped'],
): FieldDefinition {
  return {
    kind: 'custom',
    name: 'faultCode',
    label,
    render: (field) => <FaultField {...field} known={known} onTyped={onTyped} />,
  };
}
