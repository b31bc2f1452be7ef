import { useTranslation } from 'react-i18next';
import type { AnalysedColumn, ImportAnalysis } from '#contract/imports/analysis.ts';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { fieldNames, useFieldWord } from './import-words.ts';

interface ColumnTableProps {
  analysis: ImportAnalysis;
  /** Fields chosen so far, by column index. */
  chosen: Readonly<Record<string, string | null>>;
  onField: (column: number, field: string | null) => void;
}

/** Every column of the ledger with what is in it and the field it goes to. */
export function ColumnTable({ analysis, chosen, onField }: ColumnTableProps) {
  const { t } = useTranslation('imports');
  const fieldWord = useFieldWord();
  const shown = (column: AnalysedColumn) =>
    column.header || t('column.unnamed', { number: column.index + 1 });
  return (
    <DetailTable
      label={t('look.columns')}
      rows={analysis.columns}
      rowKey={(column) => String(column.index)}
      columns={[
        { id: 'header', header: t('column.header'), cell: shown, width: 160 },
        {
          id: 'field',
          header: t('column.field'),
          width: 190,
          cell: (column) =>
            column.month !== undefined ? (
              `${column.month} · ${fieldWord(column.field ?? '')}`
            ) : (
              <FieldSelect
                column={column}
                field={
                  chosen[String(column.index)] === undefined
                    ? column.field
                    : (chosen[String(column.index)] ?? null)
                }
                label={t('column.fieldOf', { header: shown(column) })}
                fields={fieldNames(analysis.kind)}
                onField={(field) => onField(column.index, field)}
              />
            ),
        },
        {
          id: 'samples',
          header: t('column.samples'),
          cell: (column) => column.samples.slice(0, 4).join('　·　'),
        },
        {
          id: 'filled',
          header: t('column.filled'),
          width: 70,
          isNumber: true,
          cell: (column) => column.filled,
        },
        {
          id: 'sum',
          header: t('column.sum'),
          width: 140,
          isNumber: true,
          cell: (column) => column.sum ?? '',
        },
      ]}
    />
  );
}

interface FieldSelectProps {
  column: AnalysedColumn;
  field: string | null;
  label: string;
  fields: readonly string[];
  onField: (field: string | null) => void;
}

function FieldSelect({ column, field: current, label, fields, onField }: FieldSelectProps) {
  const { t } = useTranslation('imports');
  const fieldWord = useFieldWord();
  // What the column could be as well stands first, so that a wrong proposal is one key away.
  const order = [...column.alternatives, ...fields.filter((field) => !column.alternatives.includes(field))];
  return (
    <select
      aria-label={label}
      value={current ?? ''}
      onChange={(event) => onField(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">{t('look.kept')}</option>
      {order.map((field) => (
        <option key={field} value={field}>
          {fieldWord(field)}
        </option>
      ))}
    </select>
  );
}
