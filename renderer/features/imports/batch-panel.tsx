import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BatchDetail } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { downloadRejected } from './download-workbook.ts';
import './imports.css';
import { useProblemWord } from './import-words.ts';
import { OutcomeCounts } from './outcome-counts.tsx';
import { UndoButton } from './undo-dialog.tsx';

/** One batch: its counts, why rows came back, and the way back. */
export function BatchPanel({ id }: { id: string }) {
  const { t } = useTranslation('imports');
  const batch = useQuery(orpc.imports.get.queryOptions({ input: { id } }));
  const problemWord = useProblemWord();
  if (batch.isError) return <ErrorPanel error={batch.error} onRetry={() => void batch.refetch()} />;
  if (!batch.data) return null;
  const { data } = batch;
  return (
    <>
      <div className="mw-row between">
        <h1>{data.no}</h1>
        <StateBadge tone={data.state === 'applied' ? 'ok' : 'off'} word={t(`batch.${data.state}`)} />
      </div>
      <KeyValues
        items={[
          { label: t('batch.kind'), value: t(`kind.${data.kind}`) },
          { label: t('batch.file'), value: data.fileName },
          { label: t('look.sheet'), value: data.sheet },
          { label: t('mode.label'), value: data.mode === null ? null : t(`mode.${data.mode}`) },
          { label: t('batch.when'), value: formatInstant(data.createdAt) },
          { label: t('batch.who'), value: data.createdByName },
        ]}
      />
      <OutcomeCounts counts={countsOf(data)} source={{ batchId: data.id }} />
      {data.problems.length > 0 ? (
        <>
          <h2>{t('batch.reasons')}</h2>
          <KeyValues
            items={data.problems.map(({ code, rows }) => ({
              label: problemWord(code),
              value: t('question.rows', { rows }),
            }))}
          />
        </>
      ) : null}
      <Acts batch={data} />
    </>
  );
}

function countsOf(batch: BatchDetail) {
  return {
    read: batch.readCount,
    new: batch.newCount,
    updated: batch.updatedCount,
    same: batch.sameCount,
    skipped: batch.skippedCount,
    error: batch.errorCount,
    conflict: batch.conflictCount,
  };
}

function Acts({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation('imports');
  return (
    <div className="foot">
      {batch.errorCount > 0 ? (
        <Button onClick={() => void downloadRejected(batch.id)}>{t('result.rejected')}</Button>
      ) : null}
      {batch.isUndoable ? <UndoButton batch={batch} /> : null}
    </div>
  );
}
