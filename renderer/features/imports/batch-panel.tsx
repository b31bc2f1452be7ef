import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchDetail } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { downloadRejected } from './download-rejected.ts';
import { useProblemWord } from './import-words.ts';

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
          { label: t('result.read'), value: data.readCount },
          { label: t('result.new'), value: data.newCount },
          { label: t('result.updated'), value: data.updatedCount },
          { label: t('result.same'), value: data.sameCount },
          { label: t('result.skipped'), value: data.skippedCount },
          { label: t('result.error'), value: data.errorCount },
          { label: t('batch.when'), value: formatInstant(data.createdAt) },
          { label: t('batch.who'), value: data.createdByName },
        ]}
      />
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

function Acts({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation('imports');
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="foot">
      {batch.errorCount > 0 ? (
        <Button onClick={() => void downloadRejected(batch.id)}>{t('result.rejected')}</Button>
      ) : null}
      {batch.isUndoable ? (
        <Button tone="danger" onClick={() => setAsking(true)}>
          {t('undo.act')}
        </Button>
      ) : null}
      {isAsking ? <UndoDialog batch={batch} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

/** Asks before a batch is taken back, and says when it cannot be. */
export function UndoDialog({
  batch,
  onClose,
}: {
  batch: Pick<BatchDetail, 'id' | 'no' | 'newCount'>;
  onClose: () => void;
}) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const undo = async () => {
    setBusy(true);
    try {
      await client.imports.undo({ id: batch.id }, { context: { timeout: null } });
      await queries.invalidateQueries();
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      opened
      title={t('undo.title', { no: batch.no })}
      text={t('undo.text', { count: batch.newCount })}
      act={t('undo.act')}
      busy={isBusy}
      onConfirm={() => void undo()}
      onClose={onClose}
    >
      {error === null ? null : <ErrorPanel error={error} />}
    </ConfirmDialog>
  );
}
