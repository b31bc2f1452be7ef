import type { SkippedRow } from '#contract/imports/analysis.ts';
import { simplified } from '#contract/kit/simplified.ts';
import { readAmountText } from './amount-text.ts';
import { readDateText } from './date-text.ts';
import { cellText, foldText, isBlank, type RawCell } from './raw-cell.ts';

const TOTAL_WORD =
  /^(?:[本当全]?(?:页|月|年|季|季度|期|日|周)|截[止至].{0,8})?(?:合计|总计|小计|共计|累计|总合计|总和|汇总|合计数|总数|累计数)$|^\d{1,4}年?\d{0,2}月?份?(?:合|小|总)计$/;
const TOTAL_WORD_LATIN =
  /^(?:grand|sub|sub-|overall|page|running|month(?:ly)?|year(?:ly)?)? ?totals?$|^sum(?: total)?$/;
const TOTAL_TAIL = /^.{1,30}[ -]?(?:合计|小计|汇总|总计|subtotal|total)$/;
const FOOT_NOTE =
  /^(?:制表|制单|审核|填表|编制|复核|批准|备注|附注|注|说明|单位负责人|打印|导出|数据来源|note|remarks?|source|printed|prepared by)/;

/** A number or a date, also as text: what a data cell holds and a header cell does not. */
export function isMeasure(cell: RawCell): boolean {
  if (cell === null || typeof cell === 'boolean') return false;
  if (typeof cell !== 'string') return true;
  if (!/\d/.test(cell) || cell.length > 40) return false;
  const date = readDateText(cell);
  // A bare year or month (2024, 3月) names a column as often as it fills one.
  if (date) return date.form !== 'y' && date.form !== 'm';
  return readAmountText(cell) !== null;
}

/** A cell that is a total word and nothing else: 合计, 合 计：, Grand Total. A name that contains one is not. */
export function isTotalWord(text: string): boolean {
  const folded = simplified(foldText(text)).toLowerCase();
  const compact = folded.replace(/[\s:：（）()*]/g, '');
  return TOTAL_WORD.test(compact) || TOTAL_WORD_LATIN.test(folded.replace(/[:.*]/g, '').trim());
}

/** 合计（大写）：壹拾万元整, Total: 12 rows. */
function isTotalSentence(text: string): boolean {
  return /^(?:合计|总计|小计|共计|total)\s*(?:\(|:|人民币|金额|大写)/.test(
    simplified(foldText(text)).toLowerCase(),
  );
}

function isFiller(text: string): boolean {
  return /^[-—–/*]+$/.test(text);
}

/** Sums of a column since the start and since the last total row, to check that a doubtful row is a total. */
export class RunningSums {
  #all: number[] = [];
  #sinceTotal: number[] = [];

  add(cells: readonly RawCell[]): void {
    for (const [column, cell] of cells.entries()) {
      const value = numberIn(cell);
      if (value === null) continue;
      this.#all[column] = (this.#all[column] ?? 0) + value;
      this.#sinceTotal[column] = (this.#sinceTotal[column] ?? 0) + value;
    }
  }

  closeGroup(): void {
    this.#sinceTotal = [];
  }

  /** True when a number of the row equals a running sum of its column (and is not the only row so far). */
  match(cells: readonly RawCell[]): boolean {
    return cells.some((cell, column) => {
      const value = numberIn(cell);
      if (value === null || value === 0) return false;
      return [this.#all[column], this.#sinceTotal[column]].some(
        (sum) => sum !== undefined && Math.abs(sum - value) <= Math.abs(value) * 1e-9 + 0.005,
      );
    });
  }
}

function numberIn(cell: RawCell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || !/^[-\d(￥¥$]/.test(cell)) return null;
  const value = Number(cell.replace(/[,\s￥¥$元]/g, ''));
  return Number.isFinite(value) ? value : null;
}

/** Without the flag for any case, which makes the comparison of every Han character slow. */
const MAY_BE_TOTAL = /[计計总總]|[tT][oO][tT][aA][lL]|^\s*[sS][uU][mM]/;

/** Cheap look before the exact one: nearly every row of a long ledger is a plain record. */
function mayBeSkipped(cells: readonly RawCell[], names: readonly string[]): boolean {
  let filled = 0;
  for (const [column, cell] of cells.entries()) {
    if (cell === null || cell === '') continue;
    filled += 1;
    if (typeof cell !== 'string') continue;
    if (cell.length < 60 && MAY_BE_TOTAL.test(cell)) return true;
    if (cell === names[column]) return true;
  }
  return filled <= 3;
}

/**
 * Says why a row is left out, or null for a record. A total row is one whose label *is* a total word while every
 * other cell is a number; a label that only ends in one (华东小计) must also add up.
 */
export function skippedRow(
  cells: readonly RawCell[],
  names: readonly string[],
  sums: RunningSums,
): SkippedRow | null {
  if (!mayBeSkipped(cells, names)) return null;
  const filled = cells.map((cell, column) => ({ column, cell })).filter(({ cell }) => !isBlank(cell));
  const labels = filled.filter(({ cell }) => typeof cell === 'string' && !isMeasure(cell));
  const texts = labels.map(({ cell }) => cellText(cell)).filter((text) => !isFiller(text));
  if (isTotal(texts, filled.length, cells, sums)) return 'total';
  if (isRepeatedHeader(filled, names)) return 'repeated_header';
  return isNote(texts, filled.length, names) ? 'note' : null;
}

function isTotal(
  texts: readonly string[],
  filled: number,
  cells: readonly RawCell[],
  sums: RunningSums,
): boolean {
  if (texts.length === 0) return false;
  if (texts.every((text) => isTotalWord(text) || isTotalSentence(text))) return true;
  const [label] = texts;
  if (texts.length > 1 || label === undefined || filled < 2) return false;
  return TOTAL_TAIL.test(simplified(foldText(label)).toLowerCase()) && sums.match(cells);
}

function isRepeatedHeader(
  filled: ReadonlyArray<{ column: number; cell: RawCell }>,
  names: readonly string[],
): boolean {
  if (filled.length < 2) return false;
  const same = filled.filter(
    ({ column, cell }) => typeof cell === 'string' && names[column] === cellText(cell),
  ).length;
  return same >= 2 && same / filled.length >= 0.8;
}

function isNote(texts: readonly string[], filled: number, names: readonly string[]): boolean {
  if (names.length < 4 || filled > 3 || texts.length !== filled) return false;
  return texts.every((text) => FOOT_NOTE.test(foldText(text).toLowerCase()) && /[:：]|.{8}/.test(text));
}
