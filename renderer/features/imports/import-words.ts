import { useTranslation } from 'react-i18next';
import { CELL_PROBLEMS, type ImportValue, ROW_PROBLEMS } from '#contract/imports/analysis.ts';
import { IMPORT_FIELDS, type ImportFieldName, type ImportKind } from '#contract/imports/imports.fields.ts';
import { formatMoney, formatQuantity } from '#renderer/lib/format.ts';

const PROBLEMS = [...CELL_PROBLEMS, ...ROW_PROBLEMS];

/** Words for a reason; an unknown code is shown as it is. */
export function useProblemWord(): (code: string) => string {
  const { t } = useTranslation('imports');
  return (code) => {
    const known = PROBLEMS.find((problem) => problem === code);
    return known ? t(`problem.${known}`) : code;
  };
}

/** Words for a field of a ledger. */
export function useFieldWord(): (field: string) => string {
  const { t } = useTranslation('imports');
  return (field) => t(`field.${field as ImportFieldName}`);
}

export function fieldNames(kind: ImportKind): string[] {
  return IMPORT_FIELDS[kind].map((field) => field.name);
}

/** A value as it will be stored, in the formats of the screens. `percent` fields hold basis points. */
export function storedText(value: ImportValue | undefined, isPercent: boolean): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'number') return isPercent ? `${value / 100}%` : String(value);
  if (typeof value === 'string') return value;
  if ('minor' in value) return formatMoney(value.minor, 'yuan', value.currency ?? 'CNY');
  return [formatQuantity(value.milli), value.uom].filter(Boolean).join(' ');
}
