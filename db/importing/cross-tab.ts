import type { ImportQuestion, QuestionReading } from '#contract/imports/analysis.ts';
import { sumOf } from './amount-questions.ts';
import type { ProfiledColumn } from './column-mapping.ts';
import { add, decimalText, ZERO } from './decimal.ts';
import { type MonthHeader, measureIn, monthHeader } from './month-header.ts';
import { chosen, question, type ReadingContext } from './questions.ts';

/** Months as columns: every filled cell under one is a record of that month. */
export interface CrossTab {
  columns: Array<{ index: number; month: string; measure: 'amount' | 'quantity' }>;
}

const ENOUGH_MONTHS = 3;
/** Fields the cells under the months stand for; a total beside them would count everything twice. */
const REPLACED = { amount: ['amount', 'orderAmount'], quantity: ['quantity'] } as const;

export interface FoundMonths {
  columns: Array<{ column: ProfiledColumn; header: MonthHeader }>;
}

/** Columns whose headers are months and whose cells are numbers; null when there are fewer than three. */
export function findMonths(names: readonly string[], columns: readonly ProfiledColumn[]): FoundMonths | null {
  const found = columns.flatMap((column) => {
    const header = monthHeader(names[column.index] ?? '');
    return header && isMeasured(column) ? [{ column, header }] : [];
  });
  const months = new Set(found.map(({ header }) => `${header.year}-${header.month}`));
  return months.size >= ENOUGH_MONTHS ? { columns: found } : null;
}

function isMeasured({ profile }: ProfiledColumn): boolean {
  const values = profile.counts.filled - profile.counts.noValues;
  return values === 0 || profile.amounts.count / values >= 0.5;
}

/** What the months hold and of which year they are, with what is left to ask; null tab when the person wants none. */
export function crossTab(
  found: FoundMonths,
  texts: readonly string[],
  context: ReadingContext,
): { tab: CrossTab | null; questions: ImportQuestion[] } {
  const measured = measureQuestion(found, texts, context);
  const dated = yearQuestion(found, context);
  const questions = [measured, dated].filter((asked) => asked !== null);
  const measure = chosen(measured);
  const year = dated === null ? null : Number(chosen(dated) ?? Number.NaN);
  if (measure === 'ignore' || (year !== null && !Number.isInteger(year))) return { tab: null, questions };
  const columns = found.columns.map(({ column, header }) => ({
    index: column.index,
    month: `${header.year ?? year}-${String(header.month).padStart(2, '0')}`,
    measure: header.measure ?? (measure === 'quantity' ? ('quantity' as const) : ('amount' as const)),
  }));
  return { tab: { columns }, questions };
}

/** Fields the tab fills itself. */
export function filledByTab({ columns }: CrossTab): Set<string> {
  return new Set(['signedOn', ...columns.flatMap(({ measure }) => REPLACED[measure])]);
}

function measureQuestion(
  { columns }: FoundMonths,
  texts: readonly string[],
  context: ReadingContext,
): ImportQuestion {
  const plain = { decimalMark: '.', power: 0 } as const;
  const sum = columns.reduce((all, { column }) => add(all, sumOf(column.profile.amounts, plain)), ZERO);
  const total = decimalText(sum);
  const rows = columns.reduce((sum, { column }) => sum + column.profile.counts.filled, 0);
  const examples = columns.slice(0, 3).flatMap(({ column }) => {
    const [text] = column.profile.samples;
    return text === undefined ? [] : [{ text, stored: '' }];
  });
  const reading = (value: string): QuestionReading => ({ value, rows, total, examples });
  const proposed = texts.map(measureIn).find((measure) => measure !== null) ?? 'amount';
  const index = columns[0]?.column.index ?? 0;
  const readings = ['amount', 'quantity', 'ignore'].map(reading);
  return question('cross-tab', index, readings, proposed, context);
}

/** Months without a year take the one the ledger speaks of, if it speaks of one. */
function yearQuestion({ columns }: FoundMonths, context: ReadingContext): ImportQuestion | null {
  const bare = columns.filter(({ header }) => header.year === null);
  const [first] = bare;
  if (!first) return null;
  const readings = context.years.map((year) => ({
    value: String(year),
    rows: null,
    total: null,
    examples: [],
  }));
  const [only] = context.years;
  const proposed = context.years.length === 1 && only !== undefined ? String(only) : null;
  return question('year', first.column.index, readings, proposed, context);
}
