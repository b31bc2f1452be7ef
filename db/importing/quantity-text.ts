import { type AmountText, readAmountText } from './amount-text.ts';
import { foldText } from './raw-cell.ts';

/** Units of measure found behind numbers and in unit columns. */
export const KNOWN_UOMS = new Set(
  (
    '台 套 件 只 个 支 根 条 块 张 片 箱 包 袋 瓶 桶 卷 盒 组 对 双 副 辆 艘 架 把 枚 批 项 次 部 扇 面 米 千米 公里 厘米 毫米 平方米 立方米 ' +
    '吨 千克 公斤 克 升 毫升 小时 天 人天 工时 年 月 台套 台(套) 台/套 船套 ' +
    'pcs pc set sets unit units ea each kg g t ton tons m mm cm km m2 m3 l pair pairs box boxes roll rolls h hr hrs hour hours nos no'
  ).split(' '),
);

export interface QuantityText {
  amount: AmountText;
  uom: string | null;
}

const NUMBER_THEN_UNIT = /^([-+]?[\d.,' ]*\d)\s*([\p{L}][\p{L}\d/()²³]{0,7}|台\(套\))$/u;

/** `2台`, `4 套`, `1,200 pcs`, `3`: a number and what it counts. Null when there is no number or a longer text. */
export function readQuantityText(cell: string): QuantityText | null {
  const text = foldText(cell);
  const plain = readAmountText(text);
  if (plain && plain.currency === null && plain.power === null && !plain.isPercent)
    return { amount: plain, uom: null };
  const match = NUMBER_THEN_UNIT.exec(text);
  const uom = match?.[2] ?? '';
  if (
    match &&
    (KNOWN_UOMS.has(uom.toLowerCase()) || /^\p{Script=Han}{1,3}$/u.test(uom)) &&
    !/^[元圆万亿千百年月日号]/.test(uom)
  ) {
    const amount = readAmountText(match[1] ?? '');
    return amount ? { amount, uom } : null;
  }
  return plain && plain.currency === null && !plain.isPercent ? { amount: plain, uom: null } : null;
}

/** Units as stored: 台/套 and 台(套) are written 台套. */
export function isUom(text: string): boolean {
  return KNOWN_UOMS.has(foldText(text).toLowerCase());
}
