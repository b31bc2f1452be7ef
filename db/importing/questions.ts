import type { ImportQuestion, QuestionKind, QuestionReading } from '#contract/imports/analysis.ts';
import type { ColumnReading } from './column-reading.ts';

/** What is known beside the column itself. */
export interface ReadingContext {
  isDate1904: boolean;
  /** Power of ten of a 单位：万元 above the table. */
  notePower: number | null;
  /** Years named in titles, sheet and file name. */
  years: readonly number[];
  answers: Readonly<Record<string, string>>;
}

export interface ReadColumn {
  reading: ColumnReading;
  questions: ImportQuestion[];
}

/** A question with the answer given so far. */
export function question(
  kind: QuestionKind,
  column: number | null,
  readings: QuestionReading[],
  proposed: string | null,
  context: Pick<ReadingContext, 'answers'>,
): ImportQuestion {
  const id = column === null ? kind : `${kind}:${column}`;
  return { id, kind, column, readings, proposed, answer: context.answers[id] ?? null };
}

export function chosen(asked: ImportQuestion): string | null {
  return asked.answer ?? asked.proposed;
}
