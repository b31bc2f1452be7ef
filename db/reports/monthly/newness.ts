import { rowsNamed } from '#contract/insights/drill.ts';
import type { SplitBlock } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import type { ReportPeriods } from './period.ts';
import { type NewnessOf, type NewnessPart, recordedByNewness, signedByNewness } from './signed.repo.ts';
import type { ReportWords } from './words/zh.ts';

const OF: readonly NewnessOf[] = ['customer', 'product'];
const KEYS = ['isKnown', 'isNew', 'unlinked'] as const;

/** 成熟客户与新客户、传统产品与新产品: orders of the month by amount, market records of the month by number. */
export function newness(r: ReadContext, { now }: ReportPeriods, words: ReportWords): SplitBlock {
  const say = words.market.newness;
  const bar = (
    list: 'orders' | 'market-records',
    of: NewnessOf,
    found: readonly NewnessPart[],
  ): SplitBlock['bars'][number] => {
    const whole = found.reduce((sum, part) => sum + (list === 'orders' ? part.amount : part.count), 0);
    const parts = KEYS.flatMap((key) => found.filter((part) => part.key === key));
    return {
      label: say[list][of],
      parts: parts.map(({ key, count, amount, numbers }) => ({
        key,
        label: say[of][key],
        count,
        amountMinor: amount,
        share: whole === 0 ? null : (list === 'orders' ? amount : count) / whole,
        drill: rowsNamed(list, numbers),
      })),
    };
  };
  const { from, to } = now;
  return {
    kind: 'split',
    title: say.title,
    bars: [
      ...OF.map((of) => bar('orders', of, signedByNewness(r.db, of, from, to))),
      ...OF.map((of) => bar('market-records', of, recordedByNewness(r.db, of, from, to))),
    ],
  };
}
