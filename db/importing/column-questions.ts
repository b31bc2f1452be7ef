import type { ImportQuestion } from '#contract/imports/analysis.ts';
import type { ImportField } from '#contract/imports/field-shape.ts';
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

function codeReading(reading: ColumnReading, column: ProfiledColumn, context: ReadingContext): ReadColumn {
  const notes = noteQuestion(column, context);
  const zeros = zeroQuestion(column, context);
  const width = column.profile.widths.lostZeros()?.width ?? null;
  return {
    reading: {
      ...reading,
      splitsNotes: notes !== null && chosen(notes) === 'split',
      padTo: zeros !== null && chosen(zeros) === 'pad' ? width : null,
    },
    questions: [notes, zeros].filter((asked) => asked !== null),
  };
}

function noteQuestion({ index, profile }: ProfiledColumn, context: ReadingContext): ImportQuestion | null {
  const { notes, filled } = profile.counts;
  if (notes === 0) return null;
  const split = (text: string) => text.replace(/\s*[(（【[〔][^()（）]*[)）】\]〕]\s*$/u, '');
  const reading = (value: string, stored: (text: string) => string) => ({
    value,
    rows: notes,
    total: null,
    examples: profile.noteSamples.map((text) => ({ text, stored: stored(text) })),
  });
  const readings = [reading('split', split), reading('keep', (text) => text)];
  return question('notes', index, readings, notes / filled < 0.3 ? 'split' : 'keep', context);
}

/** 00123 beside 124: a spreadsheet may have eaten the zeros. Nothing is invented unless the person says so. */
function zeroQuestion({ index, profile }: ProfiledColumn, context: ReadingContext): ImportQuestion | null {
  const lost = profile.widths.lostZeros();
  if (lost === null) return null;
  const reading = (value: string, stored: (text: string) => string) => ({
    value,
    rows: lost.values,
    total: null,
    examples: lost.samples.map((text) => ({ text, stored: stored(text) })),
  });
  const readings = [
    reading('keep', (text) => text),
    reading('pad', (text) => text.padStart(lost.width, '0')),
  ];
  return question('lost-zeros', index, readings, 'keep', context);
}
