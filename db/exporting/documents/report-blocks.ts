import type {
  FunnelBlock,
  MonthsBlock,
  ParetoBlock,
  ReportBlock,
  SplitBlock,
} from '#contract/reports/report-model.ts';
import { type Cell, numberCell, textCell } from './cells.ts';
import type { TableColumn, TablePart } from './document-sheet.ts';
import { byChange, byFormula, type FigureForm, figureCell } from './report-cells.ts';
import { tablePart } from './report-table.ts';
import type { ReportBookWords } from './words/report.ts';

/** What a block is written with. */
export interface BlockForm extends FigureForm {
  words: ReportBookWords;
}

const columnsOf = (pairs: readonly (readonly [key: string, header: string])[]): TableColumn[] =>
  pairs.map(([key, header]) => ({ key, header }));

function monthsPart({ months, valueKind }: MonthsBlock, form: BlockForm): TablePart {
  const { words } = form;
  return {
    columns: columnsOf([
      ['month', words.monthOf],
      ['value', words.value],
      ['lastYear', words.lastYear],
      ['yoy', words.yearOnYear],
    ]),
    rows: months.map((month) => (at) => ({
      month: textCell(month.month),
      value: figureCell(month.value, valueKind, form),
      lastYear: figureCell(month.lastYear, valueKind, form),
      yoy: byChange(month.yoy, form, { now: at('value'), base: at('lastYear') }),
    })),
    empty: words.empty,
  };
}

function paretoPart({ rows }: ParetoBlock, form: BlockForm): TablePart {
  const { words } = form;
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  return {
    columns: columnsOf([
      ['name', words.name],
      ['value', words.value],
      ['cumulative', words.cumulative],
      ['lastYear', words.lastYear],
      ['abc', words.abc],
    ]),
    rows: rows.map((row, i) => (at, foot) => {
      before += row.value;
      const lineOf = (address: string, by: number) =>
        address.replace(/\d+$/u, (line) => String(Number(line) + by));
      const first = lineOf(at('value'), -i);
      const last = lineOf(foot('value'), -1);
      const formula = `SUM(${first}:${at('value')})/SUM(${first}:${last})`;
      const share = figureCell(row.cumulativeShare, 'ratio', form);
      return {
        name: textCell(row.label),
        value: figureCell(row.value, 'count', form),
        cumulative: byFormula(share, formula, total === 0 ? null : before / total),
        lastYear: figureCell(row.lastYear, 'count', form),
        abc: textCell(row.abc),
      };
    }),
    empty: words.empty,
  };
}

function funnelPart({ stages }: FunnelBlock, form: BlockForm): TablePart {
  const { words } = form;
  return {
    columns: columnsOf([
      ['stage', words.stage],
      ['count', words.count],
      ['amount', words.amount],
      ['conversion', words.conversion],
      ['medianDays', words.medianDays],
    ]),
    rows: stages.map((stage) => (): Record<string, Cell> => {
      const { left, conversion = null, medianDays = null } = stage;
      const isFew = left !== undefined && conversion === null;
      return {
        stage: textCell(stage.label),
        count: figureCell(stage.count, 'count', form),
        amount: figureCell(stage.amountMinor, 'money', form),
        conversion: isFew ? textCell(words.tooFew(left)) : numberCell(conversion, '0.0%'),
        medianDays: numberCell(medianDays, 'General'),
      };
    }),
    empty: words.empty,
  };
}

/** Orders are shared out by amount, records by number: the formula is of what gives the printed share. */
function splitPart({ bars }: SplitBlock, form: BlockForm): TablePart {
  const { words } = form;
  const rows = bars.flatMap((bar) =>
    bar.parts.map((part, i) => (at: (key: string) => string): Record<string, Cell> => {
      const shareOf = (key: 'count' | 'amount', of: (one: typeof part) => number) => {
        const [, letter = '', line = ''] = at(key).match(/^([A-Z]+)(\d+)$/u) ?? [];
        const first = Number(line) - i;
        const whole = bar.parts.reduce((sum, one) => sum + of(one), 0);
        return {
          formula: `${at(key)}/SUM(${letter}${first}:${letter}${first + bar.parts.length - 1})`,
          gives: whole === 0 ? null : of(part) / whole,
        };
      };
      const byAmount = shareOf('amount', (one) => one.amountMinor);
      const byCount = shareOf('count', (one) => one.count);
      const share = figureCell(part.share, 'ratio', form);
      const ofAmount = byFormula(share, byAmount.formula, byAmount.gives);
      return {
        whole: textCell(bar.label),
        part: textCell(part.label),
        count: figureCell(part.count, 'count', form),
        amount: figureCell(part.amountMinor, 'money', form),
        share: ofAmount.formula === undefined ? byFormula(share, byCount.formula, byCount.gives) : ofAmount,
      };
    }),
  );
  return {
    columns: columnsOf([
      ['whole', words.whole],
      ['part', words.part],
      ['count', words.count],
      ['amount', words.amount],
      ['share', words.share],
    ]),
    rows,
    empty: words.empty,
  };
}

/** The figures of a block, whatever draws them on paper, as a table. */
export function blockPart(block: ReportBlock, form: BlockForm): TablePart {
  switch (block.kind) {
    case 'table':
      return tablePart(block, form, form.words.empty);
    case 'months':
      return monthsPart(block, form);
    case 'pareto':
      return paretoPart(block, form);
    case 'funnel':
      return funnelPart(block, form);
    case 'split':
      return splitPart(block, form);
  }
}
