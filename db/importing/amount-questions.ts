import type { ImportQuestion, QuestionReading } from '#contract/imports/analysis.ts';
import { type AmountProfile, type AmountSums, SUM_SCALE } from './amount-profile.ts';
import { amountValue, readAmountText } from './amount-text.ts';
import type { ProfiledColumn } from './column-mapping.ts';
import type { ColumnReading } from './column-reading.ts';
import { atScale, type Decimal, decimalText, shift } from './decimal.ts';
import type { DecimalMark } from './number-shape.ts';
import { readQuantityText } from './quantity-text.ts';
import { chosen, question, type ReadColumn, type ReadingContext } from './questions.ts';

/** Header units above which 万元 can hardly be meant: a hundred 亿 in one cell. */
const TOO_LARGE_IN_WAN = 1_000_000;

/** Reading of a column of money, quantities or rates, with questions on the comma and on the unit. */
export function amountReading(
  base: ColumnReading,
  column: ProfiledColumn,
  context: ReadingContext,
): ReadColumn {
  const { words, profile } = column;
  const { amounts } = profile;
  const questions: ImportQuestion[] = [];
  const headerPower = base.kind === 'money' ? (words.power ?? context.notePower ?? 0) : 0;
  const comma = commaQuestion(column, headerPower, context);
  if (comma) questions.push(comma);
  const decimalMark = comma ? (chosen(comma) === 'thousands' ? '.' : ',') : surelyComma(amounts) ? ',' : '.';
  const unit = base.kind === 'money' ? unitQuestion(column, headerPower, decimalMark, context) : null;
  if (unit) questions.push(unit);
  const power = unit ? Number(chosen(unit) ?? headerPower) : headerPower;
  const reading: ColumnReading = {
    ...base,
    decimalMark,
    power,
    currency: words.currency ?? onlyCurrency(amounts),
    isFraction: amounts.percents === 0 ? amounts.largest <= 1 : true,
  };
  return { reading, questions };
}

/** Sum of the column as it will be stored, to a millionth of a currency unit. */
export function sumOf(
  amounts: AmountProfile,
  reading: Pick<ColumnReading, 'decimalMark' | 'power'>,
): Decimal {
  return total(reading.decimalMark === ',' ? amounts.sums.comma : amounts.sums.point, reading.power);
}

function total(sums: AmountSums, power: number): Decimal {
  const bare = shift({ units: sums.bare, scale: SUM_SCALE }, power);
  return {
    units: atScale({ units: sums.withUnit + atScale(bare, SUM_SCALE), scale: SUM_SCALE }, 6),
    scale: 6,
  };
}

/** Decimal commas only, nothing that contradicts them. */
function surelyComma({ shapes }: AmountProfile): boolean {
  return shapes.comma > 0 && shapes.point === 0;
}

/** `1052,75` groups nothing by thousands: a decimal comma, or a comma that slipped in. Both sums are shown. */
function commaQuestion(
  column: ProfiledColumn,
  power: number,
  context: ReadingContext,
): ImportQuestion | null {
  const { amounts } = column.profile;
  if (amounts.shapes.odd === 0 || surelyComma(amounts)) return null;
  const rows = amounts.shapes.odd + amounts.shapes.either;
  const reading = (value: string, mark: DecimalMark): QuestionReading => ({
    value,
    rows,
    total: decimalText(sumOf(amounts, { decimalMark: mark, power })),
    examples: amounts.openSamples.map((text) => ({ text, stored: storedAs(text, mark, power) })),
  });
  const readings = [reading('decimal', ','), reading('thousands', '.')];
  // Where other cells group by commas, `12,5` is as likely a slip: nothing is proposed.
  const proposed = amounts.grouped > 0 ? null : 'decimal';
  return question('decimal-comma', column.index, readings, proposed, context);
}

/** 元 or 万元 for the numbers without a unit, where header, notes and cells do not agree on it. */
function unitQuestion(
  column: ProfiledColumn,
  headerPower: number,
  mark: DecimalMark,
  context: ReadingContext,
): ImportQuestion | null {
  const { words, profile } = column;
  const { amounts } = profile;
  const cellPower = Math.max(0, ...amounts.powers.keys());
  const isMixed = amounts.bareCells > 0 && cellPower >= 3 && words.power === null;
  const isFromNote =
    amounts.bareCells > 0 && words.power === null && context.notePower !== null && context.notePower > 0;
  const isHuge = headerPower >= 4 && amounts.largest >= TOO_LARGE_IN_WAN;
  if (!isMixed && !isFromNote && !isHuge) return null;
  const other = headerPower > 0 ? headerPower : cellPower;
  const readings = [0, other].map((power) => ({
    value: String(power),
    rows: amounts.bareCells,
    total: decimalText(sumOf(amounts, { decimalMark: mark, power })),
    examples: amounts.bareSamples.map((text) => ({ text, stored: storedAs(text, mark, power) })),
  }));
  const proposed = isHuge ? null : String(isFromNote ? headerPower : 0);
  return question('amount-unit', column.index, readings, proposed, context);
}

function storedAs(text: string, mark: DecimalMark, power: number): string {
  const amount = readAmountText(text) ?? readQuantityText(text)?.amount;
  const value = amount ? amountValue(amount, mark, power) : null;
  return value ? decimalText(value) : '';
}

/** The currency all cells with one agree on. */
function onlyCurrency({ currencies }: AmountProfile): string | null {
  const [first] = currencies.keys();
  return currencies.size === 1 && first !== undefined ? first : null;
}
