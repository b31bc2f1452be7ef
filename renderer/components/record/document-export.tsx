import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentAsked } from '#contract/exports/exports.schema.ts';
import { reportLanguage } from '#contract/reports/format-value.ts';
import type { ReportLanguage } from '#contract/reports/report-model.ts';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { Button, type ButtonProps } from '../button.tsx';
import { ExportProgress } from '../grid/views/export-progress.tsx';
import { ErrorPanel } from './error-panel.tsx';

interface DocumentExportProps {
  /** The document; without a language of its own its words are in that of the screen. */
  asked: DocumentAsked;
  language?: ReportLanguage;
  /** Number of the document: what is being exported. */
  title: string;
  /** On the page of the document; where there are several, none has it. */
  keys?: string;
  tone?: ButtonProps['tone'];
}

/** The document as a workbook, to be sent or worked on: made by the core, then saved as every export is. */
export function DocumentExport({ asked, language, title, keys, tone = 'plain' }: DocumentExportProps) {
  const { t, i18n } = useTranslation('exports');
  const mayExport = useMay('exports.run');
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () => client.exports.document({ asked, language: language ?? reportLanguage(i18n.language) }),
    onSuccess: (started) => setJobId(started.jobId),
    onError: (error) => notifications.show({ color: 'red', message: <ErrorPanel error={error} /> }),
  });
  const close = useCallback(() => setJobId(null), []);
  const run = () => start.mutate();
  useShortcuts(keys !== undefined && mayExport ? [{ keys, word: t('document'), run }] : []);
  if (!mayExport) return null;
  return (
    <>
      <Button tone={tone ?? 'plain'} busy={start.isPending} onClick={run} {...(keys ? { keys } : {})}>
        {t('document')}
      </Button>
      {jobId === null ? null : <ExportProgress title={title} jobId={jobId} onClose={close} />}
    </>
  );
}
