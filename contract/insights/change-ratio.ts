/** Why a ratio cannot be a percentage. */
export type RatioWord = 'no_base' | 'turned_profit' | 'turned_loss' | 'loss_grew' | 'loss_shrank';

export interface ChangeRatio {
  /** (now − base) / base; null when the base is zero, missing or negative. */
  ratio: number | null;
  word: RatioWord | null;
}

/**
 * 同比/环比. A zero or missing base has no ratio ("—"); a negative base is told in words (扭亏/转亏), never as ±∞.
 */
export function changeRatio(now: number, base: number | null | undefined): ChangeRatio {
  if (base === null || base === undefined || base === 0) return { ratio: null, word: 'no_base' };
  if (base > 0)
    return now < 0 ? { ratio: null, word: 'turned_loss' } : { ratio: (now - base) / base, word: null };
  if (now >= 0) return { ratio: null, word: 'turned_profit' };
  return { ratio: null, word: now < base ? 'loss_grew' : 'loss_shrank' };
}
