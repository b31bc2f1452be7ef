import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportDone } from '#contract/exports/exports.schema.ts';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { saveExport } from '#renderer/components/grid/views/export-progress.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { isTaskShown, useTasksBegun } from '#renderer/lib/tasks.ts';

const ASK_EVERY_MS = 1000;
const KINDS = ['import', 'export'] as const;

const isRunning = (job: JobRow) => job.state === 'queued' || job.state === 'running';

/** Imports and exports that go on while the person does something else: how far they are, and a way to stop them. */
export function RunningTasks({ user }: { user: CurrentUser }) {
  const { t } = useTranslation('shell');
  const begun = useTasksBegun();
  const jobs = useQuery({
    ...orpc.jobs.list.queryOptions(),
    // Nobody waits for this when a day begins: it is asked for when something was begun.
    enabled: begun > 0,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? ASK_EVERY_MS : false),
  });
  const { refetch } = jobs;
  useEffect(() => {
    if (begun > 1) void refetch();
  }, [begun, refetch]);
  const own = jobs.data?.filter((job) => job.createdBy === user.userId);
  useEnds(own);
  return own?.filter(isRunning).map((job) => (
    <span key={job.id} className="mw-task" role="status">
      {t('task.running', { kind: t(`task.${kindOf(job)}`), done: progressOf(job) })}
      <Button
        tone="quiet"
        aria-label={t('task.cancelOf', { kind: t(`task.${kindOf(job)}`) })}
        onClick={() => void client.jobs.cancel({ id: job.id })}
      >
        {t('task.cancel')}
      </Button>
    </span>
  ));
}

function kindOf({ kind }: JobRow) {
  return KINDS.find((known) => known === kind) ?? 'other';
}

function progressOf({ done, total }: JobRow): string {
  return total === null ? formatNumber(done) : `${formatNumber(done)} / ${formatNumber(total)}`;
}

/** Says once what became of a task nobody is looking at. */
function useEnds(jobs: readonly JobRow[] | undefined): void {
  const running = useRef(new Set<string>());
  const tell = useTellEnd();
  useEffect(() => {
    for (const job of jobs ?? []) {
      if (isRunning(job)) running.current.add(job.id);
      else if (running.current.delete(job.id) && !isTaskShown(job.id)) tell(job);
    }
  }, [jobs, tell]);
}

function useTellEnd(): (job: JobRow) => void {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const actOf = (job: JobRow): { word: string; run: () => unknown } | null => {
    if (job.state !== 'done') return null;
    if (job.kind === 'export') {
      const { id } = job.result as ExportDone;
      return { word: t('task.download'), run: () => saveExport(id).catch(showError) };
    }
    const batch = job.kind === 'import' ? (job.result as ImportResult).batch : null;
    return batch === null
      ? null
      : { word: t('task.look'), run: () => navigate({ to: '/imports', search: { id: batch } }) };
  };
  const say = (job: JobRow) => {
    const act = actOf(job);
    const state = job.state === 'done' || job.state === 'cancelled' ? job.state : 'failed';
    notifications.show({
      ...(state === 'failed' ? { color: 'red' } : {}),
      autoClose: false,
      message: (
        <span className="mw-row">
          {t(`task.${state}`, { kind: t(`task.${kindOf(job)}`) })}
          {act ? <Button onClick={() => void act.run()}>{act.word}</Button> : null}
        </span>
      ),
    });
  };
  const tell = useRef(say);
  tell.current = say;
  return useCallback((job: JobRow) => tell.current(job), []);
}

function showError(error: unknown): void {
  notifications.show({ color: 'red', message: <ErrorPanel error={error} /> });
}
