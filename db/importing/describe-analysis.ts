import type { AnalysedColumn, ImportAnalysis } from '#contract/imports/analysis.ts';
import { sumOf } from './amount-questions.ts';
import type { ColumnProposal, ProfiledColumn } from './column-mapping.ts';
import { decimalText } from './decimal.ts';
import type { ImportPlan } from './import-plan.ts';
import type { SecondPass } from './second-pass.ts';
import type { SampledSheet } from './sheet-choice.ts';

/** Columns with so few values show them all with their counts. */
const LISTED_VALUES = 30;

/** Orders the rows make under the plan's readings. */
export function countOrders({ orders, counts }: SecondPass, plan: ImportPlan): number {
  if (!plan.columns.some((column) => column.field === 'orderNo')) return counts.valid;
  const shared = orders.shared();
  const split = plan.orders.twoCustomers === 'split' ? shared.orders - shared.numbers : 0;
  const dated = plan.orders.twoDates === 'split' ? orders.dated().extra : 0;
  return orders.orders + split + dated + (plan.orders.blankNumber === 'own' ? orders.blanks : 0);
}

export function describeSheet({
  sheet,
  begun,
  header,
  score,
}: SampledSheet): ImportAnalysis['sheets'][number] {
  const { beginning, isWhole } = begun;
  const rows = beginning.filter((row) => row.row > header.row).length;
  return { name: sheet.name, isHidden: sheet.isHidden, rows, isExact: isWhole, headerRow: header.row, score };
}

const SUMMED = new Set(['money', 'quantity', 'integer']);

export function describeColumn(
  { index, profile }: ProfiledColumn,
  proposals: readonly ColumnProposal[],
  plan: ImportPlan,
  second: SecondPass,
): AnalysedColumn {
  const planned = plan.columns[index];
  const proposal = proposals[index];
  const reading = planned?.reading ?? null;
  const range = planned?.field ? second.ranges.get(planned.field) : undefined;
  return {
    index,
    header: planned?.header ?? '',
    field: planned?.field ?? null,
    ...(planned?.month === undefined ? {} : { month: planned.month }),
    kind: reading?.kind ?? null,
    confidence: proposal?.confidence ?? 0,
    alternatives: proposal?.alternatives ?? [],
    filled: profile.counts.filled,
    distinct: profile.distinct.size,
    values: listedValues(profile),
    samples: profile.samples,
    sum: reading && SUMMED.has(reading.kind) ? decimalText(sumOf(profile.amounts, reading)) : null,
    first: range?.first ?? null,
    last: range?.last ?? null,
  };
}

function listedValues({ distinct }: ProfiledColumn['profile']): AnalysedColumn['values'] {
  if (distinct.size > LISTED_VALUES) return null;
  return [...distinct].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}
