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

/** Characters of traditional headers that differ; enough for the words of the dictionary. */
const TRADITIONAL =
  '訂订 單单 號号 編编 碼码 稱称 額额 數数 價价 規规 樣样 產产 業业 務务 員员 聯联 繫系 係系 電电 話话 機机 貨货 發发 運运 備备 註注 狀状 態态 區区 項项 題题 時时 間间 報报 錄录 記记 購购 買买 賣卖 廠厂 東东 級级 別别 類类 種种 簽签 約约 總总 計计 條条 維维 護护 養养 處处 現现 證证 書书 質质 檢检 會会 負负 責责 標标 準准 幣币 場场 國国 際际 銷销 開开 關关 應应 據据 倉仓 庫库 與与 優优 緊紧 嚴严 費费 稅税 結结 實实 從从 過过 還还 進进 圖图 內内 歷历 預预 賬账 帳账 戶户 萬万 億亿 臺台';
const SIMPLER = new Map(TRADITIONAL.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));

/** Traditional characters of header words as simplified ones. */
export function simplified(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => SIMPLER.get(character) ?? character);
}

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
