import { useTranslation } from 'react-i18next';
import type { ImportAnalysis, PreviewRow } from '#contract/imports/analysis.ts';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { storedText, useFieldWord, useProblemWord } from './import-words.ts';

/** The first rows as they will be stored; rows that would come back say why. */
export function PreviewTable({ analysis }: { analysis: ImportAnalysis }) {
  const { t } = useTranslation('imports');
  const fieldWord = useFieldWord();
  const problemWord = useProblemWord();
  const mapped = analysis.columns.flatMap(({ field, kind }) => (field && kind ? [{ field, kind }] : []));
  const notes = (row: PreviewRow) => row.extras.map(({ header, text }) => `${header}: ${text}`).join('; ');
  const problems = (row: PreviewRow) =>
    row.errors
      .map(({ column, code, text }) => {
        const header = analysis.columns.find((candidate) => candidate.index === column)?.header ?? '';
        return [header, problemWord(code), text && `“${text}”`].filter(Boolean).join(' ');
      })
      .join('; ');
  return (
    <DetailTable
      label={t('look.preview', { count: analysis.preview.length })}
      rows={analysis.preview}
      rowKey={(row) => `${row.row}/${row.part ?? 0}`}
      rowClass={(row) => (row.skipped !== null ? 'skipped' : row.errors.length > 0 ? 'wrong' : undefined)}
      columns={[
        { id: 'row', header: t('preview.row'), width: 50, isNumber: true, cell: (row) => row.row },
        ...mapped.map(({ field, kind }) => ({
          id: field,
          header: fieldWord(field),
          isNumber: kind === 'money' || kind === 'quantity' || kind === 'percent' || kind === 'integer',
          cell: (row: PreviewRow) => storedText(row.values[field], kind === 'percent'),
        })),
        { id: 'notes', header: t('preview.notes'), cell: notes },
        { id: 'problem', header: t('preview.problem'), cell: problems },
      ]}
    />
  );
}
