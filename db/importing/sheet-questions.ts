import type { ImportQuestion, QuestionReading } from '#contract/imports/analysis.ts';
import { importKey, requiredFields } from '#contract/imports/import-modes.ts';
import type { FirstPass } from './first-pass.ts';
import type { ImportPlan, PlannedColumn } from './import-plan.ts';
import type { OrderFacts } from './order-facts.ts';
import { question } from './questions.ts';
import type { SecondPass } from './second-pass.ts';
import type { SampledSheet } from './sheet-choice.ts';

type Answers = Readonly<Record<string, string>>;

/** Reading of a rate nobody has said. */
export const NO_RATE = 'none';
/** Reading of a ledger whose figures are the factory's own money, whatever sign stands beside them. */
const ONE_TO_ONE = '1';

/** Which sheet, when another suits the kind nearly as well. */
export function sheetQuestion(ranked: readonly SampledSheet[], answers: Answers): ImportQuestion | null {
  const [best, second] = ranked.filter((entry) => entry.score > 0 && !entry.sheet.isHidden);
  if (!best || !second || second.score < best.score * 0.7) return null;
  const readings = ranked
    .filter((entry) => entry.score >= best.score * 0.7)
    .map(({ sheet, header, begun }): QuestionReading => {
      const names = header.names.filter((name) => name !== '').slice(0, 8);
      return {
        value: sheet.name,
        rows: begun.beginning.filter((row) => row.row > header.row).length,
        total: null,
        examples: [{ text: sheet.name, stored: names.join(' · ') }],
      };
    });
  return question('sheet', null, readings, best.sheet.name, { answers });
}

/** Rows that are equal in every cell: typed twice, or two deliveries of the same thing. */
export function duplicateQuestion(pass: FirstPass, answers: Answers): ImportQuestion | null {
  if (pass.duplicates === 0) return null;
  const examples = pass.duplicateRows.map((row) => ({ text: String(row), stored: '' }));
  const readings = ['keep', 'skip'].map((value) => ({ value, rows: pass.duplicates, total: null, examples }));
  return question('duplicate-rows', null, readings, 'keep', { answers });
}

/** Required fields without a column: one value for all rows has to be given. */
export function missingQuestions({
  kind,
  mode,
  key,
  columns,
  constants,
}: Pick<ImportPlan, 'kind' | 'mode' | 'key' | 'columns' | 'constants'>): ImportQuestion[] {
  const mapped = new Set(columns.map((column) => column.field));
  if (columns.some((column) => column.month !== undefined)) mapped.add('signedOn');
  return requiredFields(kind, mode, importKey(kind, key))
    .filter((name) => !mapped.has(name))
    .map((name) => ({
      id: `missing:${name}`,
      kind: 'missing',
      column: null,
      field: name,
      readings: [],
      proposed: null,
      answer: constants[name] ?? null,
    }));
}

/** Cells the column's reading cannot make sense of: send the rows back, or keep the text as a note. */
export function unreadableQuestions(
  pass: SecondPass,
  columns: readonly PlannedColumn[],
  answers: Answers,
): ImportQuestion[] {
  const isNoted = (index: number) => answers[`unreadable:${index}`] !== undefined;
  const indexes = columns
    .map((column) => column.index)
    .filter((index) => pass.unreadable.has(index) || isNoted(index));
  return indexes.map((index) => {
    const { cells, samples } = pass.unreadable.get(index) ?? { cells: null, samples: [] };
    const examples = samples.map((text) => ({ text, stored: '' }));
    const readings = ['reject', 'note'].map((value) => ({ value, rows: cells, total: null, examples }));
    return question('unreadable', index, readings, 'reject', { answers });
  });
}

/** Blank order numbers, numbers shared by customers, amounts repeated on each line. */
export function orderQuestions(
  facts: OrderFacts,
  columns: readonly PlannedColumn[],
  answers: Answers,
): ImportQuestion[] {
  const columnOf = (field: string) => columns.find((column) => column.field === field)?.index ?? null;
  const number = columnOf('orderNo');
  const rates = rateQuestions(facts, columnOf('amount'), answers);
  if (number === null) return rates;
  return [
    ...rates,
    blankNumbers(facts, number, answers),
    sharedNumbers(facts, number, answers),
    datedNumbers(facts, number, answers),
    repeatedAmounts(facts, columnOf('amount'), answers),
  ].filter((entry) => entry !== null);
}

/**
 * What a foreign currency is worth. Among orders in yuan its amounts stand in no sum without a rate, and the result
 * says so. A ledger that is foreign throughout would so have no sum at all, and one to one is a guess: the import waits
 * until somebody says the rate, or that there is none.
 */
function rateQuestions(facts: OrderFacts, column: number | null, answers: Answers): ImportQuestion[] {
  return [...facts.currencies].map(([currency, rows]) => {
    const id = `rate:${currency}`;
    const isOnlyOne = rows === facts.rows;
    const reading = (value: string, stored: string): QuestionReading => ({
      value,
      rows,
      total: null,
      examples: [{ text: currency, stored }],
    });
    const readings = [reading(NO_RATE, ''), ...(isOnlyOne ? [reading(ONE_TO_ONE, 'CNY')] : [])];
    const given = answers[id];
    const isRate = given !== undefined && /^\d{1,6}(?:\.\d{1,6})?$/.test(given) && Number(given) > 0;
    const answer = isRate || given === NO_RATE ? given : null;
    return { id, kind: 'rate', column, readings, proposed: isOnlyOne ? null : NO_RATE, answer };
  });
}

function blankNumbers(facts: OrderFacts, column: number, answers: Answers): ImportQuestion | null {
  if (facts.blanks === 0) return null;
  const examples = facts.blankRows.map((row) => ({ text: String(row), stored: '' }));
  const readings = ['own', 'above'].map((value) => ({ value, rows: facts.blanks, total: null, examples }));
  const proposed = facts.continuing > facts.blanks / 2 ? 'above' : 'own';
  return question('blank-order-no', column, readings, proposed, { answers });
}

function sharedNumbers(facts: OrderFacts, column: number, answers: Answers): ImportQuestion | null {
  const { numbers, orders, samples } = facts.shared();
  if (numbers === 0) return null;
  const examples = samples.map((text) => ({ text, stored: '' }));
  const readings = [
    { value: 'split', rows: orders, total: null, examples },
    { value: 'first', rows: numbers, total: null, examples },
  ];
  return question('two-customers', column, readings, 'split', { answers });
}

/** Lines of one number and customer under several dates: two orders, or line dates under the wrong name. */
function datedNumbers(facts: OrderFacts, column: number, answers: Answers): ImportQuestion | null {
  const { numbers, extra, isRule, samples } = facts.dated();
  if (numbers === 0) return null;
  const examples = samples.map((text) => ({ text, stored: '' }));
  const readings = [
    { value: 'split', rows: numbers + extra, total: null, examples },
    { value: 'first', rows: numbers, total: null, examples },
  ];
  return question('two-dates', column, readings, isRule ? 'first' : 'split', { answers });
}

function repeatedAmounts(facts: OrderFacts, column: number | null, answers: Answers): ImportQuestion | null {
  const repeated = column === null ? null : facts.repeated();
  if (column === null || repeated === null) return null;
  const examples = repeated.samples.map((text) => ({ text, stored: '' }));
  const reading = (value: string, minor: number) => ({
    value,
    rows: repeated.rows,
    total: (minor / 100).toFixed(2),
    examples,
  });
  const readings = [reading('line', repeated.lineMinor), reading('head', repeated.headMinor)];
  return question('repeated-amount', column, readings, 'head', { answers });
}
