import type { ImportQuestion, QuestionReading } from '#contract/imports/analysis.ts';
import { calendarDate, type DateOrder, swapDayAndMonth } from './calendar-date.ts';
import type { ProfiledColumn } from './column-mapping.ts';
import type { ColumnReading } from './column-reading.ts';
import type { DateProfile } from './date-profile.ts';
import { readDateText } from './date-text.ts';
import { chosen, question, type ReadColumn, type ReadingContext } from './questions.ts';

const ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];
const ENOUGH_CELLS = 5;

/** Reading of a date column, with questions on the order of day and month, on missing years, on lost zeros. */
export function dateReading(
  base: ColumnReading,
  column: ProfiledColumn,
  context: ReadingContext,
): ReadColumn {
  const { dates } = column.profile;
  const asked = [
    orderQuestion(column, context),
    swapQuestion(column, context),
    yearQuestion(column, context),
    yearMonthQuestion(column, context),
  ].filter((entry) => entry !== null);
  const answer = (kind: ImportQuestion['kind']) => {
    const found = asked.find((entry) => entry.kind === kind);
    return found ? chosen(found) : null;
  };
  const order = answer('date-order');
  const year = Number(answer('year') ?? Number.NaN);
  const reading: ColumnReading = {
    ...base,
    dateOrder: isOrder(order) ? order : provenOrder(dates),
    swapsDateCells: answer('date-swapped') === 'swap',
    year: Number.isInteger(year) ? year : null,
    bareOne: answer('year-month') === 'october' ? 'october' : 'january',
  };
  return { reading, questions: asked };
}

function isOrder(value: string | null): value is DateOrder {
  return ORDERS.some((order) => order === value);
}

/** Orders no text of the column speaks against. */
function candidates(dates: DateProfile): DateOrder[] {
  return ORDERS.filter((order) => dates.against[order] === 0);
}

function provenOrder(dates: DateProfile): DateOrder {
  return dates.ordered === 0 ? 'ymd' : (candidates(dates)[0] ?? 'dmy');
}

function orderQuestion({ index, profile }: ProfiledColumn, context: ReadingContext): ImportQuestion | null {
  const { dates } = profile;
  if (dates.ordered === 0) return null;
  const possible = candidates(dates);
  if (possible.length === 1 || (possible.length > 1 && dates.open === 0)) return null;
  // Texts that contradict each other: both orders are in the column, every reading loses some rows.
  const offered =
    possible.length === 0 ? ORDERS.filter((order) => dates.against[order] < dates.ordered) : possible;
  const samples = [...(dates.openSamples.size > 0 ? dates.openSamples : dates.orderedSamples)].slice(0, 4);
  const readings = offered.map(
    (order): QuestionReading => ({
      value: order,
      rows: dates.ordered - dates.against[order],
      total: null,
      examples: samples.map((text) => ({ text, stored: dayOf(text, order) })),
    }),
  );
  // 25.1.5 starts with its year wherever Chinese is written; 3/4/2026 may be March or April.
  const proposed = possible.includes('ymd') ? 'ymd' : null;
  return question('date-order', index, readings, proposed, context);
}

/**
 * A spreadsheet set to another country turned the texts it could read into dates with day and month exchanged and
 * left the others as text: date cells with days up to 12 only, texts with days above 12 only.
 */
function swapQuestion({ index, profile }: ProfiledColumn, context: ReadingContext): ImportQuestion | null {
  const { dates } = profile;
  const isSuspicious =
    dates.cells >= ENOUGH_CELLS &&
    dates.swappableCells === dates.cells &&
    dates.ordered > 0 &&
    dates.open === 0;
  if (!isSuspicious) return null;
  const readings = ['keep', 'swap'].map((value) => ({
    value,
    rows: dates.cells,
    total: null,
    examples: swapExamples(dates, value),
  }));
  return question('date-swapped', index, readings, null, context);
}

function swapExamples(dates: DateProfile, value: string): QuestionReading['examples'] {
  return dates.cellSamples.map((text) => ({ text, stored: value === 'swap' ? swapDayAndMonth(text) : text }));
}

function yearQuestion({ index, profile }: ProfiledColumn, context: ReadingContext): ImportQuestion | null {
  const { dates } = profile;
  if (dates.withoutYear === 0) return null;
  const years = [...new Set(context.years)].slice(0, 5);
  const readings = years.map((year) => ({
    value: String(year),
    rows: dates.withoutYear,
    total: null,
    examples: [...dates.yearlessSamples].map((text) => ({ text, stored: dayOf(text, 'ymd', year) })),
  }));
  const [only] = years;
  return question('year', index, readings, years.length === 1 ? String(only) : null, context);
}

function yearMonthQuestion(
  { index, profile }: ProfiledColumn,
  context: ReadingContext,
): ImportQuestion | null {
  const { dates } = profile;
  const isNumeric = dates.yearMonths > 0;
  const isDoubtful = isNumeric || dates.lateMonths > 0 || dates.paddedMonths > 0;
  if (dates.openYearMonths === 0 || dates.octobers > 0 || !isDoubtful) return null;
  const sample = [...dates.yearMonthSamples].find((text) => text.endsWith('.1')) ?? '';
  const readings = (['january', 'october'] as const).map((value) => ({
    value,
    rows: dates.openYearMonths,
    total: null,
    examples:
      sample === ''
        ? []
        : [{ text: sample, stored: `${sample.slice(0, 4)}-${value === 'january' ? '01' : '10'}` }],
  }));
  const proposed = dates.paddedMonths > 0 ? 'october' : dates.lateMonths > 0 ? null : 'january';
  return question('year-month', index, readings, proposed, context);
}

function dayOf(text: string, order: DateOrder, year: number | null = null): string {
  const parts = readDateText(text);
  return (parts && calendarDate(parts, order, year)?.date) ?? '';
}
