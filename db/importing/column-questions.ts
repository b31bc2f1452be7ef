import type { ImportField } from '#contract/imports/imports.fields.ts';
import { amountReading } from './amount-questions.ts';
import type { ProfiledColumn } from './column-mapping.ts';
import { type ColumnReading, defaultReading } from './column-reading.ts';
import { dateReading } from './date-questions.ts';
import { chosen, question, type ReadColumn, type ReadingContext } from './questions.ts';

/** Decides how a column is read and asks where its cells leave more than one way. */
export function readColumn(field: ImportField, column: ProfiledColumn, context: ReadingContext): ReadColumn {
  const reading = { ...defaultReading(field.kind), isDate1904: context.isDate1904 };
  switch (field.kind) {
    case 'date':
    case 'month':
      return dateReading(reading, column, context);
    case 'money':
    case 'quantity':
    case 'percent':
    case 'integer':
      return amountReading(reading, column, context);
    case 'code':
      return codeReading(reading, column, context);
    case 'text':
    case 'phone':
    case 'flag':
      return { reading, questions: [] };
  }
}

function codeReading(
  reading: ColumnReading,
  { index, profile }: ProfiledColumn,
  context: ReadingContext,
): ReadColumn {
  const { notes, filled } = profile.counts;
  if (notes === 0) return { reading, questions: [] };
  const split = (text: string) => text.replace(/\s*[(（【[〔][^()（）]*[)）】\]〕]\s*$/u, '');
  const readings = [
    {
      value: 'split',
      rows: notes,
      total: null,
      examples: profile.noteSamples.map((text) => ({ text, stored: split(text) })),
    },
    {
      value: 'keep',
      rows: notes,
      total: null,
      examples: profile.noteSamples.map((text) => ({ text, stored: text })),
    },
  ];
  const proposed = notes / filled < 0.3 ? 'split' : 'keep';
  const asked = question('notes', index, readings, proposed, context);
  return { reading: { ...reading, splitsNotes: chosen(asked) === 'split' }, questions: [asked] };
}
