import { quantile } from '#contract/insights/customer-groups.ts';
import { rowsNamed } from '#contract/insights/drill.ts';
import { addMonths } from '#contract/insights/months.ts';
import { type MarketStage, OPEN_STAGES } from '#contract/market-records/stages.ts';
import type { FunnelBlock } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { type LeftStage, recordsInFunnel, stagesLeft } from './funnel.repo.ts';
import { recordsLeftOut } from './left-out.ts';
import { beginOf, type ReportPeriods } from './period.ts';
import type { ReportWords } from './words/zh.ts';

/** Records that must have left a stage before a share or a median of them is said. */
const ENOUGH = 5;
/** Months looked at for how records leave their stages: in one month too few do. */
const MONTHS = 12;

const FORWARD: readonly string[] = [...OPEN_STAGES, 'contracted'];

/**
 * Of the records that left a stage: the share that went on to a later one, and the median of the days they had been in
 * it. Null from fewer than five; `left` says how many there were.
 */
function passage(stage: MarketStage, all: readonly LeftStage[]) {
  const left = all.filter((one) => one.stage === stage);
  if (left.length < ENOUGH) return { left: left.length, conversion: null, medianDays: null };
  const on = left.filter(({ next }) => FORWARD.indexOf(next) > FORWARD.indexOf(stage));
  const days = left.map((one) => one.days).sort((a, b) => a - b);
  return { left: left.length, conversion: on.length / left.length, medianDays: quantile(days, 0.5) };
}

/** Market records by the stage they were in at the end of the month, and those that became orders in it. */
export function funnel(r: ReadContext, { month, now }: ReportPeriods, words: ReportWords): FunnelBlock {
  const since = beginOf(`${month}-01`);
  const until = beginOf(`${addMonths(month, 1)}-01`);
  const records = recordsInFunnel(r.db, { ...now, since, until });
  const left = stagesLeft(r.db, beginOf(`${addMonths(month, 1 - MONTHS)}-01`), until);
  const stageOf = (stage: (typeof OPEN_STAGES)[number] | 'contracted') => {
    const members = records.filter((record) => record.stage === stage);
    return {
      label: words.market.stages[stage],
      count: members.length,
      amountMinor: members.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      drill: rowsNamed(
        'market-records',
        members.map(({ no }) => no),
      ),
    };
  };
  return {
    kind: 'funnel',
    title: words.market.funnel(now.to),
    ...recordsLeftOut(
      records.filter(({ amount }) => amount === null),
      words,
    ),
    stages: [
      ...OPEN_STAGES.map((stage) => ({ ...stageOf(stage), ...passage(stage, left) })),
      stageOf('contracted'),
    ],
    note: words.market.passage(MONTHS, ENOUGH),
  };
}
