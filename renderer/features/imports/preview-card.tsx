import { useTranslation } from 'react-i18next';
import type { ImportAnalysis, PreviewRow } from '#contract/imports/analysis.ts';
import { Card } from '#renderer/components/layout/page.tsx';
import { storedText, useImportWords } from './import-words.ts';

/** The first rows as they will be stored; what comes back is marked with its reason. */
export function PreviewCard({ analysis }: { analysis: ImportAnalysis }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const fields = [...new Set(analysis.preview.flatMap((row) => Object.keys(row.values)))];
  const title = t('preview', { count: analysis.preview.length });
  return (
    <Card label={title}>
      <h2>{title}</h2>
      <div className="mw-preview" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="mw-num">
                {t('previewRow')}
              </th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {words.field(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {analysis.preview.map((row) => (
              <Row key={row.row} row={row} fields={fields} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Row({ row, fields }: { row: PreviewRow; fields: readonly string[] }) {
  const isBack = row.errors.length > 0;
  const reason = row.errors.map((e) => e.text).join(' ');
  return (
    <tr className={isBack ? 'back' : row.skipped ? 'skipped' : ''}>
      <td className="mw-num">
        {isBack ? '! ' : ''}
        {row.row}
      </td>
      {fields.map((field, i) => (
        <td key={field} className={typeof row.values[field] === 'object' ? 'mw-num' : ''}>
          {isBack && i === 0 ? (
            <span title={reason}>{storedText(row.values[field]) || reason}</span>
          ) : (
            storedText(row.values[field])
          )}
        </td>
      ))}
    </tr>
  );
}
