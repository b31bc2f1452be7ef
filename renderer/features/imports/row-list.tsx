import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRequestInput, RowFate, RowGroup } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { changedValue, useChangedWord } from './changed-words.ts';
import { useProblemWord } from './import-words.ts';

/** A batch, or the dry run of an upload under a request. */
export type RowSource = { batchId: string } | { uploadId: string; request: ImportRequestInput };

/** The rows behind one number: which row, which record, what changes, or why it came back. */
export function RowList({ group, source }: { group: RowGroup; source: RowSource }) {
  const { t } = useTranslation('imports');
  const [page, setPage] = useState(0);
  const problemWord = useProblemWord();
  const changedWord = useChangedWord();
  const rows = useQuery({
    ...orpc.imports.rows.queryOptions({ input: { ...source, group, page } }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (rows.isError) return <ErrorPanel error={rows.error} />;
  if (!rows.data) return null;
  const { total, pageSize } = rows.data;
  const what = ({ changes, problems }: RowFate) =>
    [
      ...changes.map(
        ({ field, before, after }) =>
          `${changedWord(field)}: ${changedValue(field, before)} → ${changedValue(field, after)}`,
      ),
      ...problems.map(({ code, text }) => [problemWord(code), text && `“${text}”`].filter(Boolean).join(' ')),
    ].join('; ');
  const title = t('rows.title', { group: t(`result.${group}`), count: total });
  return (
    <section aria-label={title}>
      <DetailTable
        label={title}
        rows={rows.data.rows}
        rowKey={(row) => `${row.row}/${row.entityId}/${row.label}`}
        empty={t('rows.none')}
        columns={[
          { id: 'row', header: t('preview.row'), width: 60, isNumber: true, cell: (row) => row.row },
          { id: 'label', header: t('rows.record'), width: 320, cell: (row) => row.label },
          { id: 'what', header: t('rows.what'), cell: what },
        ]}
      />
      {total > pageSize ? (
        <div className="mw-row">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('rows.before')}
          </Button>
          <span className="mw-muted">
            {t('rows.page', { from: page * pageSize + 1, to: Math.min(total, (page + 1) * pageSize), total })}
          </span>
          <Button disabled={(page + 1) * pageSize >= total} onClick={() => setPage(page + 1)}>
            {t('rows.next')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
