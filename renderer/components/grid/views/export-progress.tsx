import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportDone } from '#contract/exports/exports.schema.ts';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import type { ErrorCode, ErrorData } from '#contract/kit/errors.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { AppError } from '#renderer/lib/app-error.ts';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { useShownTask } from '#renderer/lib/tasks.ts';

const ASK_EVERY_MS = 300;

/** Fetches a finished file: the browser downloads it, the desktop asks where to put it. */
export async function saveExport(id: string): Promise<void> {
  const file = await client.exports.file({ id }, { context: { timeout: null } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  await currentBridge().saveFile({ suggestedName: file.name, bytes });
}

function failureOf({ error, id }: JobRow): AppError {
  if (error === null) return new AppError('INTERNAL', { incident: id });
  return new AppError(error.code as ErrorCode, error.data as ErrorData<ErrorCode>);
}

export interface ExportProgressProps {
  title: string;
  jobId: string;
  onClose: () => void;
}

/** An export under way: how far it is, and a way to stop it. Closed, it goes on; its file is then offered when it is there. */
export function ExportProgress({ title, jobId, onClose }: ExportProgressProps) {
  const { t } = useTranslation('exports');
  const job = useQuery({
    ...orpc.jobs.get.queryOptions({ input: { id: jobId } }),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : ASK_EVERY_MS),
  });
  const { data } = job;
  useShownTask(jobId);
  useWhenOver(data, onClose);
  const error = job.error ?? (data?.state === 'failed' ? failureOf(data) : null);
  const cancel = () => void client.jobs.cancel({ id: jobId });
  return (
    <Dialog
      title={t('working', { title })}
      opened
      onClose={onClose}
      foot={
        error ? null : (
          <>
            <Button onClick={cancel}>{t('cancel')}</Button>
            <Button onClick={onClose}>{t('goOn')}</Button>
          </>
        )
      }
    >
      {error ? <ErrorPanel error={error} /> : <Bar job={data} />}
    </Dialog>
  );
}

function Bar({ job }: { job: JobRow | undefined }) {
  const { t } = useTranslation('exports');
  const done = formatNumber(job?.done ?? 0);
  const total = job?.total ?? null;
  const words = total === null ? t('lines', { done }) : t('progress', { done, total: formatNumber(total) });
  return (
    <div className="mw-stack">
      <p role="status">{words}</p>
      <progress
        className="mw-progress"
        aria-label={words}
        {...(total === null ? {} : { value: job?.done ?? 0, max: Math.max(1, total) })}
      />
    </div>
  );
}

/** Hands the file over once and says so; a cancelled job says that too. */
function useWhenOver(job: JobRow | undefined, onClose: () => void): void {
  const { t } = useTranslation('exports');
  const isHandled = useRef(false);
  useEffect(() => {
    if (isHandled.current || (job?.state !== 'done' && job?.state !== 'cancelled')) return;
    isHandled.current = true;
    if (job.state === 'cancelled') {
      notifications.show({ message: t('cancelled') });
      onClose();
      return;
    }
    const { id, name, rows } = job.result as ExportDone;
    saveExport(id)
      .then(() => notifications.show({ message: t('done', { count: rows, name }) }))
      .catch((error: unknown) => notifications.show({ color: 'red', message: <ErrorPanel error={error} /> }))
      .finally(onClose);
  }, [job, onClose, t]);
}
