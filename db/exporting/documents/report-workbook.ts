import type { ReportBlock, ReportFigure, ReportModel } from '#contract/reports/report-model.ts';
import type { PrintedReport } from '#contract/reports/reports.contract.ts';
import { instantCell, textCell } from './cells.ts';
import { DocumentSheet } from './document-sheet.ts';
import type { DocumentWorkbook } from './document-workbook.ts';
import { type BlockForm, blockPart } from './report-blocks.ts';
import { byChange, figureCell } from './report-cells.ts';
import { REPORT_BOOK_WORDS } from './words/report.ts';

const SUMMARY_WIDTHS = [14, 22, 14, 14, 14, 12, 14, 12, 14, 14];
const SECOND_FACT = 4;
const WIDTH = 18;
const FIRST_WIDTH = 26;
/** Facts of a block need a pair of columns on either side. */
const LEAST_COLUMNS = 4;

function figureRow(figure: ReportFigure, form: BlockForm) {
  const shown = (value: number | null | undefined) => figureCell(value, figure.kind, form);
  return (at: (key: string) => string) => ({
    code: textCell(figure.code),
    label: textCell(figure.label),
    definition: textCell(figure.indicator),
    now: shown(figure.value),
    before: shown(figure.before),
    mom: ratio(figure.before, figure.monthOnMonth, { now: at('now'), base: at('before') }),
    lastYear: shown(figure.lastYear),
    yoy: ratio(figure.lastYear, figure.yearOnYear, { now: at('now'), base: at('lastYear') }),
    yearToDate: shown(figure.yearToDate),
    lastYearToDate: shown(figure.lastYearToDate),
  });

  /** Without the figure it is against, as in reports issued long ago, the ratio is a number. */
  function ratio(
    base: number | null | undefined,
    change: ReportFigure['yearOnYear'],
    of: { now: string; base: string },
  ) {
    return typeof base === 'number' ? byChange(change, form, of) : figureCell(change, 'change', form);
  }
}

function addFacts(sheet: DocumentSheet, { model, issued }: PrintedReport, { words }: BlockForm): void {
  sheet.letterhead(model.factory, model.title);
  sheet.facts([
    [words.month, textCell(model.month)],
    [words.period, textCell(`${model.from} … ${model.to}`)],
    [words.dataAt, instantCell(model.dataAt)],
    [words.unit, textCell(model.moneyUnit.label)],
    [words.no, textCell(issued ? issued.no : words.unissued)],
    [words.hash, textCell(issued?.modelHash)],
    [words.log, textCell(`#${model.logHead.seq} ${model.logHead.hash}`)],
  ]);
  if (model.isUnfinished) sheet.note(words.unfinished);
}

function addChecks(sheet: DocumentSheet, model: ReportModel, { words }: BlockForm): void {
  sheet.section(words.checks);
  for (const { label, text, isBalanced } of model.checks)
    sheet.told(label, `${text}　${isBalanced ? words.balanced : words.unbalanced}`);
  sheet.section(words.notes);
  for (const note of model.notes) sheet.note(note);
  const [first = '', second = ''] = model.signatures;
  sheet.signatures(first, second);
}

/** The page for the manager: figures with what they are compared with, the summary in words, checks and notes. */
function summarySheet(report: PrintedReport, form: BlockForm): DocumentSheet {
  const { model } = report;
  const { words } = form;
  const sheet = new DocumentSheet({
    name: words.summary,
    widths: SUMMARY_WIDTHS,
    secondFact: SECOND_FACT,
    isLandscape: true,
  });
  addFacts(sheet, report, form);
  sheet.gap();
  sheet.table({
    columns: [
      { key: 'code', header: words.code },
      { key: 'label', header: words.indicator },
      { key: 'definition', header: words.definition },
      { key: 'now', header: words.now },
      { key: 'before', header: words.before },
      { key: 'mom', header: words.monthOnMonth },
      { key: 'lastYear', header: words.lastYear },
      { key: 'yoy', header: words.yearOnYear },
      { key: 'yearToDate', header: words.yearToDate },
      { key: 'lastYearToDate', header: words.lastYearToDate },
    ],
    rows: model.figures.map((figure) => figureRow(figure, form)),
    empty: words.empty,
  });
  for (const { code, leftOut } of model.figures) if (leftOut) sheet.note(`${code} ${leftOut.text}`);
  sheet.section(words.summary);
  for (const { label, text } of model.summary) sheet.told(label, text);
  addChecks(sheet, model, form);
  return sheet;
}

function blockSheet(block: ReportBlock, number: string, model: ReportModel, form: BlockForm): DocumentSheet {
  const part = blockPart(block, form);
  const count = Math.max(LEAST_COLUMNS, part.columns.length);
  const sheet = new DocumentSheet({
    name: `${number} ${block.title}`,
    widths: Array.from({ length: count }, (_, at) => (at === 0 ? FIRST_WIDTH : WIDTH)),
    secondFact: 2,
    isLandscape: true,
  });
  const mark = block.kind === 'table' && block.footnote ? ` [${block.footnote}]` : '';
  sheet.letterhead(model.factory, `${number}　${block.title}${mark}`);
  sheet.facts([
    [form.words.month, textCell(model.month)],
    [form.words.unit, textCell(model.moneyUnit.label)],
  ]);
  sheet.note(block.leftOut?.text ?? null);
  sheet.gap();
  sheet.table(part);
  if (block.kind === 'funnel') sheet.note(block.note ?? null);
  return sheet;
}

/**
 * 经营与售后月报 as a workbook: the same model as on paper, a sheet for the manager and one for each table and drawing.
 * Figures are numbers that show what is printed; ratios, shares and totals are formulas where they give it.
 */
export function reportWorkbook(report: PrintedReport): DocumentWorkbook {
  const { model, issued } = report;
  const { language, moneyUnit } = model;
  const words = REPORT_BOOK_WORDS[language];
  const form: BlockForm = { language, minorPerUnit: moneyUnit.minorPerUnit, words };
  const blocks = model.sections.flatMap((section) => section.blocks);
  const isTable = (block: ReportBlock) => block.kind === 'table';
  const sheets = blocks.map((block, at) => {
    // Tables and drawings are counted apart, as on paper.
    const before = blocks.slice(0, at + 1).filter((one) => isTable(one) === isTable(block)).length;
    return blockSheet(block, isTable(block) ? words.table(before) : words.figure(before), model, form);
  });
  return {
    name: [model.title, model.month, issued?.no].filter(Boolean).join(' '),
    sheets: [summarySheet(report, form), ...sheets],
  };
}
