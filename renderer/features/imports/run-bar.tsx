import { Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportAnalysis, isOpenQuestion } from '#contract/imports/analysis.ts';
import type { ImportRequestInput, ImportResult } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { AppError } from '#renderer/lib/app-error.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { KIND_PATHS } from './import-words.ts';
import { RejectedButton } from './rejected-button.tsx';

interface RunBarProps {
  analysis: ImportAnalysis;
  uploadId: string;
  request: ImportRequestInput;
  onAnother: () => void;
}

const POLL_MS = 300;

/** Starts the run, shows how far it is, lets it be cancelled, and says what it came to. */
export function RunBar({ analysis, uploadId, request, onAnother }: RunBarProps) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: (isDryRun: boolean) => client.imports.start({ uploadId, request, isDryRun }),
    onSuccess: (started) => setJobId(started.jobId),
  });
  const job = useQuery({
    ...orpc.jobs.get.queryOptions({ input: { id: jobId ?? '' } }),
    enabled: jobId !== null,
    refetchInterval: (query) =>
      query.state.data?.state === 'running' || query.state.data?.state === 'queued' ? POLL_MS : false,
  });
  const isRunning =
    jobId !== null && (job.data === undefined || job.data.state === 'running' || job.data.state === 'queued');
  const open = analysis.questions.filter(isOpenQuestion).length;
  const result = job.data?.state === 'done' ? (job.data.result as ImportResult) : null;
  const isStored = result !== null && !result.isDryRun;
  if (isStored) void queries.invalidateQueries({ queryKey: orpc.imports.key() });
  return (
    <div className="mw-run">
      {start.isError ? <ErrorPanel error={start.error} /> : null}
      {job.data?.state === 'failed' && job.data.error ? (
        <ErrorPanel error={new AppError(job.data.error.code as never, job.data.error.data as never)} />
      ) : null}
      {job.data?.state === 'cancelled' ? <Note tone="warn">{t('cancelled')}</Note> : null}
      {result ? <Result result={result} /> : null}
      {isRunning ? (
        <Running
          done={job.data?.done ?? 0}
          total={job.data?.total ?? analysis.counts.read}
          onCancel={() => void client.jobs.cancel({ id: jobId })}
        />
      ) : (
        <div className="mw-row">
          {isStored ? null : (
            <Button
              tone="primary"
              disabled={open > 0}
              busy={start.isPending}
              onClick={() => start.mutate(false)}
            >
              {t('run', { count: analysis.counts.valid })}
            </Button>
          )}
          {isStored ? null : (
            <Button disabled={open > 0} onClick={() => start.mutate(true)}>
              {t('dryRun')}
            </Button>
          )}
          <Button onClick={onAnother}>{t('another')}</Button>
          {open > 0 ? <span className="mw-muted">{t('open', { count: open })}</span> : null}
        </div>
      )}
    </div>
  );
}

function Running({ done, total, onCancel }: { done: number; total: number; onCancel: () => void }) {
  const { t } = useTranslation('imports');
  const label = t('running', { done, total });
  return (
    <div className="mw-row">
      <Progress aria-label={label} value={total === 0 ? 0 : (done / total) * 100} w={320} />
      <span role="status">{label}</span>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}

function Result({ result }: { result: ImportResult }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const counts = {
    new: result.new,
    updated: result.updated,
    same: result.same,
    skipped: result.skipped,
    error: result.error,
    read: result.read,
  };
  const show = () =>
    void navigate({
      to: KIND_PATHS[result.kind] as '/',
      search: { filters: [{ column: 'importBatchId', op: 'eq', value: result.batch }] } as never,
    });
  return (
    <Note tone={result.error > 0 ? 'warn' : 'ok'}>
      <span role="status">{result.isDryRun ? t('dryDone', counts) : t('done', counts)}</span>
      {result.batch === null ? null : (
        <span className="mw-row">
          <Button tone="primary" onClick={show}>
            {t('show')}
          </Button>
          {result.error > 0 ? <RejectedButton id={result.batch} no={result.no ?? ''} /> : null}
        </span>
      )}
    </Note>
  );
}
