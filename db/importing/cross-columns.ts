import type { ImportQuestion } from '#contract/imports/analysis.ts';
import type { ColumnProposal, ProfiledColumn } from './column-mapping.ts';
import { readColumn } from './column-questions.ts';
import { type CrossTab, crossTab, filledByTab, findMonths } from './cross-tab.ts';
import type { ImportRequest, PlannedColumn } from './import-plan.ts';
import type { ReadingContext } from './questions.ts';
import type { SampledSheet } from './sheet-choice.ts';

interface AskedTab {
  tab: CrossTab | null;
  questions: ImportQuestion[];
}

/** Months as columns, in a ledger of orders. */
export function crossTabOf(
  request: ImportRequest,
  { header, sheet }: SampledSheet,
  columns: readonly ProfiledColumn[],
  context: ReadingContext,
): AskedTab {
  if (request.kind !== 'orders') return { tab: null, questions: [] };
  const given = new Set(Object.keys(request.fields ?? {}));
  const free = columns.filter(
    ({ index }) => !given.has(String(index)) && !given.has(header.names[index] ?? ''),
  );
  const found = findMonths(header.names, free);
  return found ? crossTab(found, [...header.notes, sheet.name], context) : { tab: null, questions: [] };
}

/** Months and the totals beside them are no fields of their own. */
export function withoutFilled(
  proposals: readonly ColumnProposal[],
  tab: CrossTab | null,
): readonly ColumnProposal[] {
  if (tab === null) return proposals;
  const filled = filledByTab(tab);
  const months = new Set(tab.columns.map(({ index }) => index));
  return proposals.map((proposal) =>
    months.has(proposal.index) || (proposal.field !== null && filled.has(proposal.field))
      ? { ...proposal, field: null, confidence: 0 }
      : proposal,
  );
}

/** The planned columns with the months among them, all read as the first one is. */
export function monthColumns(
  planned: readonly PlannedColumn[],
  columns: readonly ProfiledColumn[],
  tab: CrossTab | null,
  context: ReadingContext,
): { columns: PlannedColumn[]; questions: ImportQuestion[] } {
  if (tab === null) return { columns: [...planned], questions: [] };
  const questions: ImportQuestion[] = [];
  const readings = new Map<string, PlannedColumn['reading']>();
  const byIndex = new Map(tab.columns.map((column) => [column.index, column]));
  const done = planned.map((column): PlannedColumn => {
    const month = byIndex.get(column.index);
    const profiled = columns[column.index];
    if (!month || !profiled) return column;
    if (!readings.has(month.measure)) {
      const kind = month.measure === 'amount' ? ('money' as const) : ('quantity' as const);
      const read = readColumn({ name: month.measure, kind }, profiled, context);
      readings.set(month.measure, read.reading);
      questions.push(...read.questions);
    }
    return {
      ...column,
      field: month.measure,
      month: month.month,
      reading: readings.get(month.measure) ?? null,
    };
  });
  return { columns: done, questions };
}
