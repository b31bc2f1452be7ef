import type { ChangeRatio } from '#contract/insights/change-ratio.ts';
import { formatChange } from '#contract/reports/format-value.ts';
import type { Cell as Figure, ReportLanguage, ValueKind } from '#contract/reports/report-model.ts';
import { type Cell, dateCell, numberCell, textCell } from './cells.ts';

/** Printed for zero and for what there is not. */
const NOTHING = '—';
const DASH = `"${NOTHING}"`;
/** As they are printed: zero is a dash, negative red and with its sign. */
const FORMATS: Readonly<Record<'money' | 'count' | 'score' | 'ratio' | 'change', string>> = {
  money: `#,##0.00;[Red]\\-#,##0.00;${DASH}`,
  count: `#,##0;[Red]\\-#,##0;${DASH}`,
  score: '0.0',
  ratio: '0.0%',
  change: '+0.0%;[Red]\\-0.0%;0.0%',
};

/** How figures of a report become cells. */
export interface FigureForm {
  language: ReportLanguage;
  /** Minor units in the unit amounts are printed in. */
  minorPerUnit: number;
}

export const changeCell = (change: ChangeRatio, { language }: FigureForm): Cell =>
  change.ratio === null ? textCell(formatChange(change, language)) : numberCell(change.ratio, FORMATS.change);

/** A figure as a number that shows what is printed; amounts in the unit of the report. */
export function figureCell(value: Figure | undefined, kind: ValueKind, form: FigureForm): Cell {
  if (value === undefined) return textCell(null);
  if (value === null) return textCell(NOTHING);
  if (typeof value === 'object') return changeCell(value, form);
  if (typeof value === 'string')
    return kind === 'date' ? dateCell(value || null) : textCell(value || NOTHING);
  if (kind === 'money') return numberCell(value / form.minorPerUnit, FORMATS.money);
  return kind === 'text' || kind === 'date' ? numberCell(value) : numberCell(value, FORMATS[kind]);
}

const EXACT = 1e-9;
const isNear = (a: number, b: number) => Math.abs(a - b) <= EXACT * Math.max(1, Math.abs(b));

/** The cell by the formula where it gives the printed figure: `gives` is what it would come to. */
export function byFormula(cell: Cell, formula: string, gives: number | null): Cell {
  const { value } = cell;
  return typeof value === 'number' && gives !== null && isNear(gives, value) ? { ...cell, formula } : cell;
}

/** 同比/环比 as a formula of the two figures it is made of. */
export function byChange(
  change: ChangeRatio,
  form: FigureForm,
  { now, base }: { now: string; base: string },
): Cell {
  const cell = changeCell(change, form);
  return byFormula(cell, `(${now}-${base})/${base}`, change.ratio);
}
