const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];

/** One to four digits: 1409 → 壹仟肆佰零玖. */
function groupWords(group: number): string {
  let words = '';
  let hasGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      hasGap = words !== '';
      continue;
    }
    words += `${hasGap ? '零' : ''}${DIGITS[digit] ?? ''}${PLACES[place] ?? ''}`;
    hasGap = false;
  }
  return words;
}

/** Whole yuan, by hundreds of millions and ten thousands; one 零 where a place is left out. */
function yuanWords(yuan: number): string {
  for (const [size, word] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (yuan < size) continue;
    const rest = yuan % size;
    const gap = rest > 0 && rest < size / 10 ? '零' : '';
    return `${yuanWords(Math.floor(yuan / size))}${word}${gap}${yuanWords(rest)}`;
  }
  return groupWords(yuan);
}

/**
 * An amount in capital figures after the rules for payment instruments (支付结算办法, annex 1): 整 after 元 alone, 零
 * before 角 when the last yuan is nought and before 分 when there is no 角.
 *
 * @param minor Fen, a whole number below 10^14.
 */
export function capitalAmount(minor: number): string {
  const fen = Math.abs(minor);
  const yuan = Math.floor(fen / 100);
  const [jiao, last] = [Math.floor(fen / 10) % 10, fen % 10];
  const sign = minor < 0 ? '负' : '';
  const whole = yuan > 0 ? `${yuanWords(yuan)}元` : '';
  if (jiao === 0 && last === 0) return `${sign}人民币${whole || '零元'}整`;
  const gap = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  const tenth = jiao > 0 ? `${DIGITS[jiao] ?? ''}角` : '';
  return `${sign}人民币${whole}${gap}${tenth}${last > 0 ? `${DIGITS[last] ?? ''}分` : ''}`;
}
