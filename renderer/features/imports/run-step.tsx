import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import type { ErrorCode, ErrorData } from '#contract/kit/errors.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { AppError } from '#renderer/lib/app-error.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useShownTask } from '#renderer/lib/tasks.ts';
import { FileRefusal } from './file-refusal.tsx';
import type { LedgerDraft } from './ledger-draft.ts';
import { RunResult } from './run-result.tsx';

interface RunStepProps {
  jobId: string;
  kind: ImportKind;
  draft: LedgerDraft;
  onRun: (jobId: string) => void;
  onBack: () => void;
  onAgain: () => void;
  /** Everything is brought in and seen: the next visit begins with another ledger. */
  onOver: () => void;
}

/** The third step: progress that can be cancelled, then the result. */
export function RunStep({ jobId, kind, draft, onRun, onBack, onAgain, onOver }: RunStepProps) {
  const { t } = useTranslation('imports');
  useShownTask(jobId);
  const job = useQuery({
    ...orpc.jobs.get.queryOptions({ input: { id: jobId } }),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : 500),
  });
  const isOver = job.data?.state === 'done' && (job.data.result as ImportResult).batch !== null;
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    if (isOver) over.current();
  }, [isOver]);
  if (job.isError) return <ErrorPanel error={job.error} onRetry={() => void job.refetch()} />;
  if (!job.data) return null;
  const { state, result } = job.data;
  if (state === 'queued' || state === 'running') return <Progress job={job.data} />;
  if (state === 'done')
    return (
      <RunResult
        result={result as ImportResult}
        kind={kind}
        draft={draft}
        finishedAt={job.data.finishedAt}
        onRun={onRun}
        onBack={onBack}
        onAgain={onAgain}
      />
    );
  return (
    <>
      {state === 'cancelled' ? (
        <Note tone="off">{t('run.cancelled')}</Note>
      ) : (
        <FileRefusal error={failureOf(job.data)} />
      )}
      <div className="mw-row">
        <Button onClick={onBack}>{t('result.back')}</Button>
      </div>
    </>
  );
}

function failureOf({ error, id }: JobRow): AppError {
  if (error === null) return new AppError('INTERNAL', { incident: id });
  return new AppError(error.code as ErrorCode, error.data as ErrorData<ErrorCode>);
}

const PHASES = ['analysing', 'reading', 'writing'] as const;

function Progress({ job }: { job: JobRow }) {
  const { t } = useTranslation('imports');
  const phase = PHASES.find((known) => known === job.phase) ?? 'analysing';
  const words = job.total === null ? '' : t('run.progress', { done: job.done, total: job.total });
  return (
    <section aria-label={t('run.title')}>
      <h2>{t('run.title')}</h2>
      <p role="status">{`${t(`run.phase.${phase}`)} ${words}`}</p>
      <progress
        aria-label={t('run.title')}
        {...(job.total === null ? {} : { value: job.done, max: job.total })}
      />
      <div className="mw-row">
        <Button onClick={() => void client.jobs.cancel({ id: job.id })}>{t('run.cancel')}</Button>
      </div>
    </section>
  );
}
