import './reports.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths } from '#contract/insights/months.ts';
import type { ReportLanguage, ReportModel } from '#contract/reports/report-model.ts';
import type { PrintedReport } from '#contract/reports/reports.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { DocumentExport } from '#renderer/components/record/document-export.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { currentBridge, platform } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useDrill } from '#renderer/lib/use-drill.ts';
import { useReport } from './use-report.ts';

const route = getRouteApi('/shell/reports');
const Sheet = lazy(async () => {
  await import('#renderer/print/paper-fonts.ts');
  return { default: (await import('#renderer/print/documents/monthly-report.tsx')).MonthlyReport };
});

/** Names of languages are always written in themselves. */
const LANGUAGES = [
  { value: 'zh-CN', word: '\u4e2d\u6587' },
  { value: 'en', word: 'English' },
] as const;

/** The month on screen exactly as on paper; print, keep as PDF, or issue. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const search = route.useSearch();
  const report = useReport(search);
  const drill = useDrill();
  return (
    <Page label={t('title')}>
      <Tools data={report.data} />
      {report.isError ? <ErrorPanel error={report.error} onRetry={() => void report.refetch()} /> : null}
      <div
        className="mw-report-desk"
        tabIndex={0}
        role="region"
        aria-label={t('sheets')}
        aria-busy={!report.data}
      >
        {report.data ? (
          <Suspense>
            <Sheet {...report.data} onReady={() => {}} onOpen={drill} />
          </Suspense>
        ) : null}
      </div>
    </Page>
  );
}

function Tools({ data }: { data: PrintedReport | undefined }) {
  const { t } = useTranslation('reports');
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isIssuing, setIssuing] = useState(false);
  const mayIssue = useMay('reports.read');
  const issued = useQuery(orpc.reports.issued.queryOptions());
  const model = data?.model;
  const month = model?.month;
  const show = (next: { month?: string; issued?: string; language?: ReportLanguage }) => {
    const { language } = search;
    const kept = language === undefined ? {} : { language };
    void navigate({ to: '/reports', search: { ...kept, ...next }, replace: true });
  };
  const printing = usePrinting(model, search.issued);
  useShortcuts([{ keys: 'Ctrl+P', word: t('print'), run: () => printing.mutate(), inText: true }]);
  const ofMonth = issued.data?.filter((one) => one.month === month) ?? [];
  return (
    <Toolbar
      label={t('tools')}
      end={
        <>
          {search.issued === undefined && mayIssue && !model?.isUnfinished ? (
            <Button onClick={() => setIssuing(true)}>{t('issue')}</Button>
          ) : null}
          {model ? (
            <DocumentExport
              asked={{
                document: 'monthly-report',
                month: model.month,
                ...(search.issued === undefined ? {} : { issued: search.issued }),
              }}
              language={model.language}
              title={`${model.title} ${model.month}`}
              keys="Alt+X"
            />
          ) : null}
          <Button tone="primary" keys="Ctrl+P" busy={printing.isPending} onClick={() => printing.mutate()}>
            {platform() === 'desktop' ? t('pdf') : t('print')}
          </Button>
        </>
      }
    >
      <Button disabled={!month} onClick={() => month && show({ month: addMonths(month, -1) })}>
        ‹ {t('earlier')}
      </Button>
      <strong aria-live="polite">{month}</strong>
      <Button disabled={!month} onClick={() => month && show({ month: addMonths(month, 1) })}>
        {t('later')} ›
      </Button>
      {month !== undefined && search.issued === undefined ? (
        <Segments
          label={t('language')}
          value={model?.language ?? 'zh-CN'}
          onChange={(language) => show({ month, language })}
          options={LANGUAGES}
        />
      ) : null}
      {ofMonth.map((one) => (
        <Button
          key={one.id}
          on={search.issued === one.id}
          aria-pressed={search.issued === one.id}
          onClick={() =>
            show(search.issued === one.id ? { month: one.month } : { month: one.month, issued: one.id })
          }
        >
          {t('issued', { no: one.no })}
        </Button>
      ))}
      {model?.isUnfinished ? <StateBadge tone="warn" word={t('unfinished')} /> : null}
      {ofMonth.length === 0 ? <StateBadge tone="off" word={t('draft')} /> : null}
      {printing.isError ? <ErrorPanel error={printing.error} /> : null}
      <IssueDialog model={model} opened={isIssuing} onClose={() => setIssuing(false)} />
    </Toolbar>
  );
}

/** On the desktop the sheet becomes a PDF that is saved where the person says; a browser prints it itself. */
function usePrinting(model: ReportModel | undefined, issued: string | undefined) {
  const { t } = useTranslation('reports');
  return useMutation({
    mutationFn: async () => {
      if (!model) return;
      const { month, language } = model;
      const query = new URLSearchParams({
        month: JSON.stringify(month),
        language: JSON.stringify(language),
        ...(issued ? { issued: JSON.stringify(issued) } : {}),
      });
      const bytes = await currentBridge().printToPdf({
        route: `/print/monthly?${query.toString()}`,
        landscape: true,
        pageSize: 'A4',
      });
      if (bytes.length > 0)
        await currentBridge().saveFile({ suggestedName: t('fileName', { month }), bytes });
    },
  });
}

function IssueDialog({
  model,
  opened,
  onClose,
}: {
  model: ReportModel | undefined;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const month = model?.month;
  const issue = useMutation({
    // What is seen is what is frozen: this month, in this language.
    mutationFn: () =>
      client.reports.issueMonthly(model ? { month: model.month, language: model.language } : {}),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: orpc.reports.key() });
      onClose();
      if (made.issued)
        void navigate({
          to: '/reports',
          search: { month: made.issued.month, issued: made.issued.id },
          replace: true,
        });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={t('issueTitle', { month: month ?? '' })}
      text={t('issueText')}
      act={t('issueAct', { month: month ?? '' })}
      busy={issue.isPending}
      onConfirm={() => issue.mutate()}
      onClose={onClose}
    >
      {issue.isError ? <ErrorPanel error={issue.error} /> : null}
    </ConfirmDialog>
  );
}
