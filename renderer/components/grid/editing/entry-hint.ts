import type { CellField } from '#renderer/components/form/form-types.ts';
import { formatMoney, formatNumber, formatQuantity, today } from '#renderer/lib/format.ts';
import { readEntry } from './cell-entry.ts';

/** Kinds whose text means something that should be seen before it is taken. */
export function hasHint({ kind }: CellField): boolean {
  return ['money', 'quantity', 'number', 'date', 'month'].includes(kind);
}

/**
 * What a typed text means: `1.2万` is 12,000.00, `+7` a date. Null for text that cannot be read, empty where the
 * text already says it. Money is always told, in yuan: the list may be shown in another unit.
 */
export function entryMeaning(field: CellField, text: string): string | null {
  if (!hasHint(field) || text.trim() === '') return '';
  const entry = readEntry(field, text, today());
  if (entry.kind !== 'value') return null;
  const value = entry.values[field.name];
  if (field.kind === 'money' && typeof value === 'number') return formatMoney(value);
  if (field.kind === 'quantity' && typeof value === 'number') {
    const unit = 'unitName' in field && field.unitName ? entry.values[field.unitName] : undefined;
    const shown = formatQuantity(value, typeof unit === 'string' ? unit : undefined);
    return shown.replace(/,/g, '') === text.trim() ? '' : shown;
  }
  const shown = typeof value === 'number' ? formatNumber(value) : String(value);
  return shown === text.trim() ? '' : shown;
}
