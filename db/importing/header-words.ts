import { simplified } from '#contract/kit/simplified.ts';
import { currencyOf } from './amount-text.ts';
import { foldText } from './raw-cell.ts';

/** A column header taken apart for comparison. */
export interface HeaderWords {
  /** Letters and digits only, lower case, traditional characters folded: `订单ID`. */
  compact: string;
  /** Words of a latin header: CustomerID, customer_id and "Customer Id" all give customer, id. */
  tokens: string[];
  /** Power of ten a unit in the header gives to bare numbers: 金额（万元） = 4. Null: the header names none. */
  power: number | null;
  currency: string | null;
  /** 金额(不含税), 单价（元/台）: what stood in brackets, without units. */
  aside: string;
}

const UNIT_POWERS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^亿/, 8],
  [/^千万/, 7],
  [/^(?:百万|mn|million|m$)/, 6],
  [/^(?:万|w$|10k$)/, 4],
  [/^(?:千元|千美元|k$|k[¥$€]|[¥$€]k|thousand|'?000)/, 3],
  [/^(?:元|圆|rmb|cny|usd|eur|美元|欧元|人民币|¥|\$|€)/, 0],
];
const BRACKETS = /[([{【〔<《]([^)\]}】〕>》]*)[)\]}】〕>》]/g;
const UNIT_TAIL = /[/,:·_-]?\s*(?:单位[:：]?)?(亿元|千万元|百万元|万元|千元|万美元|美元|元)$/;

export function headerWords(header: string): HeaderWords {
  const text = simplified(foldText(header)).replace(/\s*\n\s*/g, ' ');
  const asides = [...text.matchAll(BRACKETS)].map((match) => (match[1] ?? '').trim());
  const bare = text.replace(BRACKETS, ' ').trim();
  const tail = UNIT_TAIL.exec(bare)?.[1];
  const hasNameBeforeUnit = tail !== undefined && bare.length > tail.length;
  const units = hasNameBeforeUnit ? [...asides, tail] : asides;
  const name = hasNameBeforeUnit ? bare.replace(UNIT_TAIL, '') : bare;
  return {
    compact: name.toLowerCase().replace(/[^\p{L}\p{N}%#]/gu, ''),
    tokens: latinTokens(name),
    power: units.map(unitPower).find((power) => power !== null) ?? null,
    currency:
      units
        .map((unit) => currencyOf(unit.replace(/^[亿千百万]+|\/.*$/g, '')))
        .find((code) => code !== null) ?? null,
    aside: asides.filter((aside) => unitPower(aside) === null).join(' '),
  };
}

/** Power of ten of a unit text (万元, 千元, k$, 元/台); null when it is no unit of money. */
export function unitPower(unit: string): number | null {
  const text = foldText(unit)
    .toLowerCase()
    .replace(/^单位[:：]?\s*/, '')
    .replace(/^(?:人民币|rmb|cny)(?=[亿千百万])/, '');
  return UNIT_POWERS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function latinTokens(name: string): string[] {
  return name
    .replace(/\p{Script=Han}+/gu, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d%#]+/)
    .filter((token) => token !== '');
}
