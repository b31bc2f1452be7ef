import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvEncoding, ExportDone, ExportFormat } from '#contract/exports/exports.schema.ts';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ExportProgress, saveExport } from '#renderer/components/grid/views/export-progress.tsx';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant, formatNumber } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useKindWord } from './kind-words.ts';

interface Running {
  jobId: string;
  title: string;
}

type Start = (title: string, ask: () => Promise<{ jobId: string }>) => void;

const showError = (error: unknown) =>
  notifications.show({ color: 'red', message: <ErrorPanel error={error} /> });

/** Whole kinds and everything as files, and what was exported lately. */
export function ExportsPage() {
  const { t } = useTranslation('exports');
  const queries = useQueryClient();
  const [running, setRunning] = useState<Running | null>(null);
  const start: Start = (title, ask) =>
    void ask()
      .then(({ jobId }) => setRunning({ jobId, title }))
      .catch(showError);
  const close = useCallback(() => {
    setRunning(null);
    void queries.invalidateQueries({ queryKey: [['jobs']] });
  }, [queries]);
  const mayAll = useMay('users.manage');
  return (
    <Page label={t('page.title')}>
      <Cards columns="minmax(380px, 1fr) minmax(420px, 1.2fr)">
        <Card label={t('page.kinds')}>
          <h2>{t('page.kinds')}</h2>
          <p className="mw-muted">{t('page.kindsText')}</p>
          <Kinds onStart={start} />
          {mayAll ? <Everything onStart={start} /> : null}
        </Card>
        <Card label={t('page.recent')}>
          <h2>{t('page.recent')}</h2>
          <p className="mw-muted">{t('page.recentText')}</p>
          <Recent />
        </Card>
      </Cards>
      {running ? <ExportProgress title={running.title} jobId={running.jobId} onClose={close} /> : null}
    </Page>
  );
}

const FORMATS: readonly [string, ExportFormat, CsvEncoding][] = [
  ['Excel', 'xlsx', 'utf-8'],
  ['CSV', 'csv', 'utf-8'],
  ['GB18030', 'csv', 'gb18030'],
];

function Kinds({ onStart }: { onStart: Start }) {
  const { t } = useTranslation('exports');
  const kinds = useQuery(orpc.exports.kinds.queryOptions());
  const word = useKindWord();
  if (kinds.isError) return <ErrorPanel error={kinds.error} onRetry={() => void kinds.refetch()} />;
  return (
    <DetailTable
      label={t('page.kinds')}
      rows={kinds.data ?? []}
      rowKey={(kind) => kind}
      empty=""
      columns={[
        { id: 'kind', header: t('page.column.kind'), cell: (kind) => word(kind) },
        {
          id: 'acts',
          header: t('page.title'),
          width: 230,
          cell: (kind) => (
            <span className="mw-row">
              {FORMATS.map(([name, format, encoding]) => (
                <Button
                  key={name}
                  aria-label={`${word(kind)} ${name}`}
                  onClick={() => onStart(word(kind), () => client.exports.kind({ kind, format, encoding }))}
                >
                  {name}
                </Button>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}

function Everything({ onStart }: { onStart: Start }) {
  const { t } = useTranslation('exports');
  return (
    <>
      <h2>{t('page.all')}</h2>
      <p className="mw-muted">{t('page.allText')}</p>
      <div className="mw-row">
        <Button onClick={() => onStart(t('page.all'), () => client.exports.all())}>{t('page.allAct')}</Button>
      </div>
    </>
  );
}

const resultOf = (job: JobRow): ExportDone | null =>
  job.state === 'done' ? (job.result as ExportDone) : null;

/** Exports of the last day, newest first; a finished one is fetched again. */
function Recent() {
  const { t } = useTranslation('exports');
  const jobs = useQuery(orpc.jobs.list.queryOptions());
  if (jobs.isError) return <ErrorPanel error={jobs.error} onRetry={() => void jobs.refetch()} />;
  return (
    <DetailTable
      label={t('page.recent')}
      rows={(jobs.data ?? []).filter((job) => job.kind === 'export')}
      rowKey={(job) => job.id}
      empty={t('page.none')}
      columns={[
        { id: 'at', header: t('page.column.at'), width: 128, cell: (job) => formatInstant(job.createdAt) },
        { id: 'name', header: t('page.column.kind'), cell: (job) => resultOf(job)?.name ?? '' },
        {
          id: 'rows',
          header: t('page.column.rows'),
          width: 76,
          cell: (job) => formatNumber(resultOf(job)?.rows ?? job.done),
        },
        {
          id: 'state',
          header: t('page.column.state'),
          width: 76,
          cell: (job) => t(`page.state.${job.state}`),
        },
        {
          id: 'act',
          header: t('page.download'),
          width: 84,
          cell: (job) => {
            const done = resultOf(job);
            if (!done) return null;
            return (
              <Button
                aria-label={`${t('page.download')} ${done.name}`}
                onClick={() => void saveExport(done.id).catch(showError)}
              >
                {t('page.download')}
              </Button>
            );
          },
        },
      ]}
    />
  );
}
