import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatMoney, formatNumber, formatQuantity } from '#renderer/lib/format.ts';
import type { FieldDefinition, FormValues, ItemNames, LinesField } from './form-types.ts';

interface FieldValueProps {
  field: FieldDefinition;
  value: unknown;
}

/** A value of a field to read, as the form would show it. */
export function FieldValue({ field, value }: FieldValueProps) {
  const { t } = useTranslation('form');
  if (value === null || value === undefined || value === '') return '—';
  if (field.kind === 'password') return '••••••';
  if (field.kind === 'reference' && typeof value === 'string') return <Named names={field} id={value} />;
  if (field.kind === 'custom' && field.show) return field.show(value);
  if (field.kind === 'custom' && field.items && Array.isArray(value))
    return <Items names={field.items} ids={value.map(String)} />;
  if (field.kind === 'lines') return t('history.rows', { count: Array.isArray(value) ? value.length : 0 });
  if (field.kind === 'flag') return t(value === true || value === 1 ? 'history.yes' : 'history.no');
  const word = field.kind === 'choice' && field.choices.find((one) => one.value === value)?.word;
  if (word) return word;
  if (Array.isArray(value)) return value.join(t('history.comma'));
  if (typeof value === 'string') return field.kind === 'date' ? formatDate(value) : value;
  if (typeof value !== 'number') return JSON.stringify(value);
  if (field.kind === 'money') return formatMoney(value);
  return field.kind === 'quantity' ? formatQuantity(value) : formatNumber(value);
}

/** Every line of a table in one line each, the filled cells of it beside each other. */
export function LinesValue({ field, value }: { field: LinesField; value: unknown }) {
  const lines = Array.isArray(value) ? (value as FormValues[]) : [];
  if (lines.length === 0) return '—';
  return lines.map((line, at) => (
    <span key={at} className="line">
      {at + 1}.
      {field.columns
        .filter(({ name }) => line[name] !== null && line[name] !== undefined && line[name] !== '')
        .map((column) => (
          <span key={column.name}>
            {' '}
            <FieldValue field={column} value={line[column.name]} /> ·
          </span>
        ))}
    </span>
  ));
}

function Items({ names, ids }: { names: ItemNames; ids: readonly string[] }) {
  const { t } = useTranslation('form');
  return ids.map((id, at) => (
    <span key={id}>
      {at > 0 ? t('history.comma') : null}
      <Named names={names} id={id} />
    </span>
  ));
}

/** The name of a record that is known by its id alone. */
function Named({ names, id }: { names: ItemNames; id: string }) {
  const known = names.labelOf?.(id);
  const [name, setName] = useState(known ?? '…');
  const { load } = names;
  useEffect(() => {
    if (!load) return undefined;
    const abort = new AbortController();
    load(id, abort.signal).then(
      (rows) => setName(rows.find((row) => row.id === id)?.label ?? id),
      () => {},
    );
    return () => abort.abort();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id]);
  return load ? name : (known ?? id);
}
