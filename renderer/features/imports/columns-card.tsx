import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnalysedColumn, ImportAnalysis } from '#contract/imports/analysis.ts';
import { IMPORT_FIELDS } from '#contract/imports/imports.fields.ts';
import { Card } from '#renderer/components/layout/page.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { useImportWords } from './import-words.ts';

const KEEP = '';

interface ColumnsCardProps {
  analysis: ImportAnalysis;
  onMap: (index: number, field: string | null) => void;
}

/** Which column goes where; every choice can be changed, and nothing is dropped. */
export function ColumnsCard({ analysis, onMap }: ColumnsCardProps) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const choices = [
    { value: KEEP, label: t('keep') },
    ...IMPORT_FIELDS[analysis.kind].map((f) => ({ value: f.name, label: words.field(f.name) })),
  ];
  const select = (column: AnalysedColumn) => (
    <NativeSelect
      size="xs"
      aria-label={`${t('column.field')} ${column.header}`}
      data={choices}
      value={column.field ?? KEEP}
      onChange={(event) => onMap(column.index, event.currentTarget.value || null)}
    />
  );
  return (
    <Card label={t('columns')}>
      <h2>{t('columns')}</h2>
      <span className="mw-muted">{t('columnsText')}</span>
      <DetailTable
        label={t('columns')}
        rows={analysis.columns}
        rowKey={(column) => String(column.index)}
        columns={[
          { id: 'header', header: t('column.header'), width: 130, cell: (column) => column.header },
          { id: 'field', header: t('column.field'), width: 150, cell: select },
          {
            id: 'samples',
            header: t('column.samples'),
            cell: (column) => column.samples.slice(0, 3).join(' · '),
          },
          {
            id: 'sum',
            header: t('column.sum'),
            width: 110,
            isNumber: true,
            cell: (column) => column.sum ?? '',
          },
        ]}
      />
    </Card>
  );
}
