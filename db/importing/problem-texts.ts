import type { CellProblem, RowProblem } from '#contract/imports/analysis.ts';

/** Reasons in a returned workbook. They leave the program, so they are written out here, not translated later. */
type Texts = Readonly<Record<CellProblem | RowProblem, string>>;

const zh: Texts = {
  not_a_date: '不是日期',
  no_such_day: '没有这一天',
  year_missing: '日期缺少年份',
  implausible_date: '日期超出合理范围',
  not_an_amount: '不是金额',
  not_a_quantity: '不是数量',
  not_a_number: '不是数字',
  not_a_percent: '不是百分比',
  not_yes_or_no: '应为“是”或“否”',
  too_large: '数值太大',
  formula_error: '公式出错',
  broken_characters: '含有无法识别的字符，请检查文件编码',
  id_spoiled: '编号已被表格软件改成科学计数，原号丢失',
  required: '必填',
  too_long: '文字太长',
  amount_missing: '缺少金额',
  negative_amount: '金额为负',
  mixed_currencies: '一个订单里有几种币种',
  fractional_quantity: '按台、套、件计的数量必须是整数',
  other_row_of_order: '同一订单的其他行有错，整单退回',
  exists_with_other_content: '系统中已有此号，内容不同',
  changed_since: '系统中这几项已被人改过，请核对后再导入',
  key_repeated: '文件中同一个号有不同的内容',
  key_missing: '缺少用来对应记录的号',
  not_here: '系统中没有这条记录',
  ambiguous_key: '系统中有几条同样的记录，无法对应',
  lines_differ: '订单的行与系统中的对不上',
  party_unknown: '系统中没有这个客户',
  repeated_in_file: '文件中重复',
  parent_unknown: '找不到上级条码',
  revision_needed: '这个图号有几个版本，须写明版本',
  counted_by_amount: '这种零件按数量管理，没有单件条码',
  unit_event_order: '与实物经历的先后不符',
  code_taken: '编号已被占用',
  refused: '不符合业务规则',
};

const en: Texts = {
  not_a_date: 'not a date',
  no_such_day: 'no such day',
  year_missing: 'date without a year',
  implausible_date: 'date out of range',
  not_an_amount: 'not an amount',
  not_a_quantity: 'not a quantity',
  not_a_number: 'not a number',
  not_a_percent: 'not a percentage',
  not_yes_or_no: 'should be yes or no',
  too_large: 'number too large',
  formula_error: 'formula error',
  broken_characters: 'unreadable characters, check the encoding of the file',
  id_spoiled: 'identifier turned into a number by the spreadsheet, its digits are lost',
  required: 'required',
  too_long: 'text too long',
  amount_missing: 'amount missing',
  negative_amount: 'amount is negative',
  mixed_currencies: 'one order in several currencies',
  fractional_quantity: 'quantity of counted units must be whole',
  other_row_of_order: 'another row of this order is wrong, the whole order is returned',
  exists_with_other_content: 'this number exists with other content',
  changed_since: 'somebody changed these fields since, compare before you import again',
  key_repeated: 'the file has other content under the same key',
  key_missing: 'the key that names the record is missing',
  not_here: 'no such record here',
  ambiguous_key: 'several records here have this key',
  lines_differ: 'the lines of this order do not match those here',
  party_unknown: 'no such customer here',
  repeated_in_file: 'repeated in the file',
  parent_unknown: 'parent barcode unknown',
  revision_needed: 'drawing has several revisions, say which',
  counted_by_amount: 'part is counted by amount, its pieces have no barcodes',
  unit_event_order: 'contradicts the life of the unit',
  code_taken: 'number already taken',
  refused: 'against a business rule',
};

export type ReasonLanguage = 'zh' | 'en';

export const REASON_HEADERS: Record<ReasonLanguage, { row: string; reason: string; sheet: string }> = {
  zh: { row: '原行号', reason: '退回原因', sheet: '退回的行' },
  en: { row: 'Source row', reason: 'Reason', sheet: 'Rejected rows' },
};

const OWN_HEADERS = new Set(Object.values(REASON_HEADERS).flatMap(({ row, reason }) => [row, reason]));

/** True for the columns a returned workbook adds; they are no data when it is brought in again. */
export function isReasonHeader(header: string): boolean {
  return OWN_HEADERS.has(header);
}

/** A problem in words, null for a code that is not the engine's own. */
export function problemText(code: string, language: ReasonLanguage): string | null {
  const texts: Readonly<Record<string, string>> = language === 'zh' ? zh : en;
  return texts[code] ?? null;
}

const RETURNED_SHEET = new RegExp(
  `^(?:${Object.values(REASON_HEADERS)
    .map(({ sheet }) => sheet)
    .join('|')}) (\\S+)$`,
);

/** Number of the batch a sheet of returned rows belongs to; null for any other sheet. */
export function returnedBatchNo(sheet: string, headers: readonly string[]): string | null {
  return headers.some(isReasonHeader) ? (RETURNED_SHEET.exec(sheet)?.[1] ?? null) : null;
}
