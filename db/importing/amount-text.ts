import { type Decimal, negate } from './decimal.ts';
import { type DecimalMark, readBody, type SeparatorShape, scaled, separatorShape } from './number-shape.ts';
import { foldText } from './raw-cell.ts';

/** An amount, quantity or plain number typed as text, taken apart but not yet decided. */
export interface AmountText {
  isNegative: boolean;
  body: string;
  shape: SeparatorShape;
  /** Power of ten of 万, 亿, 千 …; null when the cell names no unit at all (the header may). */
  power: number | null;
  /** ISO 4217 code named in the cell. 元 alone is the yuan. */
  currency: string | null;
  isPercent: boolean;
}

const CURRENCIES: ReadonlyArray<readonly [string, RegExp]> = [
  ['CNY', /^(?:rmb|cny|cn¥|人民币|¥|元整|元|圆整|圆|块)$/],
  ['USD', /^(?:us\$|usd|\$|美元|美金)$/],
  ['EUR', /^(?:eur|euro|€|欧元)$/],
  ['GBP', /^(?:gbp|£|英镑)$/],
  ['HKD', /^(?:hk\$|hkd|港币|港元)$/],
  ['JPY', /^(?:jpy|jp¥|日元|円)$/],
  ['KRW', /^(?:krw|₩|韩元|韩币)$/],
  ['SGD', /^(?:sgd|s\$|新加坡元|新元)$/],
  ['TWD', /^(?:twd|nt\$|ntd|新台币|台币)$/],
];
const CURRENCY =
  'rmb|cny|cn¥|usd|us\\$|eur|euro|gbp|hkd|hk\\$|jpy|jp¥|krw|sgd|s\\$|twd|ntd|nt\\$|[¥$€£₩円]|人民币|美元|美金|欧元|英镑|港币|港元|日元|韩元|韩币|新加坡元|新元|新台币|台币';
const POWERS: Record<string, number> = {
  百: 2,
  千: 3,
  k: 3,
  万: 4,
  w: 4,
  萬: 4,
  十万: 5,
  百万: 6,
  m: 6,
  mn: 6,
  千万: 7,
  亿: 8,
  億: 8,
};
const AMOUNT = new RegExp(
  `^(?:约|大约|≈|~)?(?<open>\\()?(?<sign>[-+−–]|负)?(?<cur>${CURRENCY})?[:：]?(?<sign2>[-+−–])?` +
    `(?<body>\\d[\\d.,' ]*\\d|\\d|\\.\\d+|\\d+\\.)(?<pow>十万|百万|千万|[百千万萬亿億]|mn|[kwm])?` +
    `(?<cur2>元整|圆整|元|圆|块|${CURRENCY})?(?<pct>%)?(?<after>-)?(?<close>\\))?(?:左右|整|/年|/台|/套)?$`,
  'i',
);

const LOOKS_NUMERIC = /^[^\p{L}]*\d/u;
const STARTS_WITH_WORD =
  /^(?:约|大约|负|rmb|cny|cn|usd|us|eur|gbp|hk|jp|krw|sgd|s\$|twd|nt|人民币|美|欧|英镑|港|日元|韩|新|台币|\()/i;

/** Takes an amount text apart; null when it is no number. Full-width digits and signs are folded first. */
export function readAmountText(cell: string): AmountText | null {
  const text = foldText(cell).replace(/，/g, ',').replace(/\s+/g, ' ');
  if (text.length > 40 || !(LOOKS_NUMERIC.test(text) || STARTS_WITH_WORD.test(text))) return null;
  const groups = AMOUNT.exec(text.replace(/(?<=\D) | (?=\D)/g, ''))?.groups;
  if (!groups || (groups['open'] === undefined) !== (groups['close'] === undefined)) return null;
  const body = groups['body'] ?? '';
  const shape = separatorShape(body);
  if (shape === 'broken') return null;
  const named = groups['cur2'] ?? groups['cur'];
  return {
    isNegative: [groups['open'], minus(groups['sign']), minus(groups['sign2']), groups['after']].some(
      Boolean,
    ),
    body,
    shape,
    power: groups['pow'] ? (POWERS[groups['pow'].toLowerCase()] ?? 0) : isYuan(named) ? 0 : null,
    currency: currencyOf(groups['cur']) ?? currencyOf(groups['cur2']),
    isPercent: groups['pct'] !== undefined,
  };
}

function minus(sign: string | undefined): boolean {
  return sign !== undefined && sign !== '+';
}

/** 元 behind a number says that it is not 万元; a currency sign in front says nothing about that. */
function isYuan(named: string | undefined): boolean {
  return named !== undefined && /^(?:元|圆|块)/.test(named);
}

/** ISO 4217 code of a currency word or sign; null when there is none. */
export function currencyOf(word: string | undefined): string | null {
  const folded = word === undefined ? '' : foldText(word).toLowerCase();
  return folded === '' ? null : (CURRENCIES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null);
}

/**
 * The exact value under a decimal mark. `headerPower` is the unit the header gives to cells without one
 * (金额（万元） = 4). Percent is returned as the number in front of the sign.
 */
export function amountValue(amount: AmountText, mark: DecimalMark, headerPower = 0): Decimal | null {
  const body = readBody(amount.body, amount.shape, mark);
  if (body === null) return null;
  const value = scaled(body, amount.power ?? headerPower);
  return amount.isNegative ? negate(value) : value;
}
