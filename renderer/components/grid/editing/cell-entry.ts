import type { InputIssue } from '#contract/kit/errors.ts';
import { choiceWords, findChoices } from '#renderer/components/form/choice-search.ts';
import type { AmountField, CellField, FormValues } from '#renderer/components/form/form-types.ts';
import { splitCurrency } from '#renderer/lib/amount-currency.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { parseDateText, parseMonthText } from '#renderer/lib/parse-date.ts';

/** What a typed or pasted text means to a field. `name` texts name another record and are looked up. */
export type Entry =
  | { kind: 'value'; values: FormValues; label: string | null }
  | { kind: 'name'; text: string }
  | { kind: 'wrong'; issue: InputIssue };

const SCALE = { money: 100, quantity: 1000, number: 1 } as const;

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

function wrong(path: string, code: string): Entry {
  return { kind: 'wrong', issue: { path, code } };
}

function value(field: CellField, given: unknown, label: string | null = null): Entry {
  return { kind: 'value', values: { [field.name]: given }, label };
}

/** A yes and a no chosen from the list under a cell. */
export const FLAG_YES = '1';
export const FLAG_NO = '0';

const YES: ReadonlySet<string> = new Set(['是', '有', '对', 'yes', 'y', 'true', '1', '√', '✓', '☑']);
const NO: ReadonlySet<string> = new Set(['否', '无', '不', 'no', 'n', 'false', '0', '×', '✗', '☐', '']);

function flagEntry(field: CellField, text: string): Entry {
  const folded = fold(text);
  if (YES.has(folded)) return value(field, true);
  return NO.has(folded) ? value(field, false) : wrong(field.name, 'invalid_value');
}

/** `3 套`: the number, and the word behind it where there is one. */
function splitUnit(text: string): { amount: string; unit: string } {
  const match = /^(.*[\d.)）千万亿元])\s*([^\d\s.)）千万亿元%％]{1,8})$/u.exec(text.trim());
  return match ? { amount: match[1] ?? '', unit: match[2] ?? '' } : { amount: text, unit: '' };
}

function amountEntry(field: AmountField, text: string): Entry {
  const bare = field.kind === 'money' ? splitCurrency(text).amount : text;
  const { amount, unit } = field.unitName === undefined ? { amount: bare, unit: '' } : splitUnit(bare);
  const isPercent = field.unit === '%';
  const parsed = parseAmountText(isPercent ? amount.replace(/[%％]\s*$/u, '') : amount, SCALE[field.kind]);
  if (parsed === '') return value(field, null);
  if (parsed === null) return wrong(field.name, 'amount_text');
  const values = { [field.name]: parsed };
  return {
    kind: 'value',
    values: field.unitName && unit ? { ...values, [field.unitName]: unit } : values,
    label: null,
  };
}

function choiceEntry(field: CellField & { kind: 'choice' }, text: string): Entry {
  const wanted = fold(text);
  if (wanted === '') return value(field, null);
  const exact = field.choices.find((choice) => choiceWords(choice).includes(wanted));
  const found = exact ? [exact] : findChoices(field.choices, text);
  const only = found.length === 1 ? found[0] : undefined;
  return only ? value(field, only.value, only.word) : wrong(field.name, 'invalid_value');
}

function readBy(field: CellField, read: (text: string) => unknown, text: string): Entry {
  const found = read(text);
  return found === undefined ? wrong(field.name, 'invalid_value') : value(field, found);
}

/**
 * Reads a text as the field's parser in a form would, so that a cell, a form and a pasted block mean the same.
 * Amounts become the integers of the contract, dates calendar dates, words of a list their codes; blank is null.
 * @param today the day `+7` and a missing year are counted from
 */
export function readEntry(field: CellField, text: string, today: string): Entry {
  switch (field.kind) {
    case 'money':
    case 'quantity':
    case 'number':
      return amountEntry(field, text);
    case 'date':
    case 'month': {
      const parsed = field.kind === 'date' ? parseDateText(text, today) : parseMonthText(text, today);
      if (parsed === null) return wrong(field.name, field.kind === 'date' ? 'invalid_date' : 'month_text');
      return value(field, parsed === '' ? null : parsed);
    }
    case 'choice':
      return choiceEntry(field, text);
    case 'flag':
      return flagEntry(field, text);
    case 'reference':
      return text.trim() === '' ? value(field, null, '') : { kind: 'name', text: text.trim() };
    default:
      return field.read
        ? readBy(field, field.read, text)
        : value(field, text.trim() === '' ? null : text.trim());
  }
}

function decimal(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(String(scale).length, '0');
  const places = String(scale).length - 1;
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  const plain = places === 0 ? text : text.replace(/\.?0+$/, '');
  return units < 0 ? `-${plain}` : plain;
}

/** What F2 shows of a value: exact and plain, so that what is committed unchanged stays what it was. */
export function entryText(field: CellField, given: unknown, label: string): string {
  if ('show' in field && field.show) return field.show(given);
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return '';
  switch (field.kind) {
    case 'money':
    case 'quantity':
    case 'number':
      return typeof given === 'number' ? decimal(given, SCALE[field.kind]) : String(given);
    case 'choice':
      return field.choices.find((choice) => choice.value === given)?.word ?? String(given);
    case 'flag':
      return label !== '' ? label : given === true || given === 1 ? FLAG_YES : FLAG_NO;
    case 'reference':
      return label;
    default:
      return String(given);
  }
}
