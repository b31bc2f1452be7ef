import { type AmountText, readAmountText } from './amount-text.ts';
import { type DateText, readDateText } from './date-text.ts';
import { isUom, type QuantityText, readQuantityText } from './quantity-text.ts';
import { foldText } from './raw-cell.ts';
import { splitTrailingNote } from './trailing-note.ts';

/** Everything a text cell could be. Which of it counts is decided for the column, not for the cell. */
export interface TextFacts {
  amount: AmountText | null;
  quantity: QuantityText | null;
  date: DateText | null;
  isPhone: boolean;
  isCode: boolean;
  isUom: boolean;
  /** 1.23E+12: an identifier that lost its digits in a spreadsheet. */
  isSpoiledId: boolean;
  /** Text that says there is no value: 待定, -, N/A. */
  isNoValue: boolean;
  /** Of a code with a remark in brackets behind it. */
  note: string | null;
  isBroken: boolean;
  isDigits: boolean;
}

const NO_VALUE =
  /^(?:[-—–/\\*?？]+|无|暂无|没有|未定|待定|待报|待填|未知|不详|面议|空|n\/?a|none|null|nil|nan|tbd|tba|unknown|not available)$/i;
const PHONE =
  /^(?:\+?\d{1,3}[- ]?)?(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|\(\d{2,4}\)[- ]?\d{3,4}[- ]?\d{4}|\d{3,4}[- ]\d{3,4}[- ]\d{4}|[48]00-?\d{3}-?\d{4})(?:[-转x ]+\d{1,6})?$/i;
const CODE = /^(?=.*\d)[\p{L}\d][\p{L}\d\-_./#&+]*$/u;
const SPOILED = /^\d(?:\.\d+)?e\+?\d{1,3}$/i;

/** Texts that mean "no value here" and are stored as none, whatever the column. */
export function isNoValue(text: string): boolean {
  return NO_VALUE.test(foldText(text));
}

/** What a non-blank text cell could be. */
export function textFacts(cell: string): TextFacts {
  const text = foldText(cell);
  const hasDigit = /\d/.test(text);
  const noted = hasDigit ? splitTrailingNote(cell) : null;
  const codePart = noted ? foldText(noted.value) : text;
  const isShort = text.length <= 40;
  return {
    amount: hasDigit && isShort ? readAmountText(text) : null,
    quantity: hasDigit && isShort ? readQuantityText(text) : null,
    date: isShort ? readDateText(text) : null,
    isPhone: hasDigit && text.length <= 30 && PHONE.test(text),
    isCode: hasDigit && codePart.length <= 40 && CODE.test(codePart),
    isUom: !hasDigit && isUom(text),
    isSpoiledId: hasDigit && SPOILED.test(text),
    isNoValue: text.length <= 13 && NO_VALUE.test(text),
    note: noted !== null && CODE.test(codePart) ? noted.note : null,
    isDigits: /^\d+$/.test(text),
    isBroken: text.includes('\ufffd'),
  };
}
