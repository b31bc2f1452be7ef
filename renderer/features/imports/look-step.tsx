import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportAnalysis, isOpenQuestion } from '#contract/imports/analysis.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { OfferedAnalysis } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { ColumnTable } from './column-table.tsx';
import { FileRefusal } from './file-refusal.tsx';
import { KindChoice } from './kind-choice.tsx';
import { answered, type LedgerDraft, mapped } from './ledger-draft.ts';
import { ModeBar } from './mode-bar.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { PreviewTable } from './preview-table.tsx';
import { QuestionList } from './question-list.tsx';
import { RememberedChoices } from './remembered-choices.tsx';

interface LookStepProps {
  draft: LedgerDraft;
  onDraft: (draft: LedgerDraft) => void;
  onKind: (kind: ImportKind) => void;
  onOther: () => void;
  onRun: (jobId: string) => void;
}

/** The second step: what was found, what only the person can say, and the first rows as they will be stored. */
export function LookStep({ draft, onDraft, onKind, onOther, onRun }: LookStepProps) {
  const { t } = useTranslation('imports');
  const { uploadId, request } = draft;
  const analysis = useQuery({
    ...orpc.imports.analyse.queryOptions({ input: { uploadId, request }, context: { timeout: null } }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <>
      <div className="mw-row between">
        <KindChoice kind={request.kind} onKind={onKind} />
        <Button onClick={onOther}>{t('look.otherFile')}</Button>
      </div>
      {analysis.isError ? <FileRefusal error={analysis.error} /> : null}
      {analysis.isPending ? <p role="status">{t('drop.reading')}</p> : null}
      {analysis.data && !analysis.isError ? (
        <Findings
          analysis={analysis.data}
          draft={draft}
          isStale={analysis.isPlaceholderData}
          onDraft={onDraft}
          onRun={onRun}
        />
      ) : null}
    </>
  );
}

interface FindingsProps extends Pick<LookStepProps, 'draft' | 'onDraft' | 'onRun'> {
  analysis: OfferedAnalysis;
  /** A newer analysis is on its way. */
  isStale: boolean;
}

function Findings({ analysis, draft, isStale, onDraft, onRun }: FindingsProps) {
  const { t } = useTranslation('imports');
  return (
    <div className={isStale ? 'findings stale' : 'findings'} aria-busy={isStale}>
      <Summary analysis={analysis} fileName={draft.fileName} />
      <PlaceChoice analysis={analysis} draft={draft} onDraft={onDraft} />
      <RememberedChoices analysis={analysis} draft={draft} onDraft={onDraft} />
      <ModeBar request={draft.request} onRequest={(request) => onDraft({ ...draft, request })} />
      <h2>{t('look.questions')}</h2>
      <QuestionList
        analysis={analysis}
        answers={draft.request.answers ?? {}}
        onAnswer={(question, value) => onDraft(answered(draft, question, value))}
      />
      <RunBar analysis={analysis} draft={draft} isStale={isStale} onRun={onRun} />
      <h2>{t('look.columns')}</h2>
      <ColumnTable
        analysis={analysis}
        chosen={draft.request.fields ?? {}}
        onField={(column, field) => onDraft(mapped(draft, column, field))}
      />
      <h2>{t('look.preview', { count: analysis.preview.length })}</h2>
      <PreviewTable analysis={analysis} />
    </div>
  );
}

function Summary({ analysis, fileName }: { analysis: ImportAnalysis; fileName: string }) {
  const { t } = useTranslation('imports');
  const { counts, file, headerRow, sheet } = analysis;
  const place = [
    sheet === '' ? null : `${t('look.sheet')} ${sheet}`,
    headerRow === 0 ? t('look.noHeader') : t('look.header', { row: headerRow }),
    file.text ? t('look.encoding', { encoding: file.text.encoding }) : null,
  ];
  const { read, valid, errors, skipped } = counts;
  const found = [
    t('look.counts', { read, valid, errors, skipped }),
    counts.totals > 0 ? t('look.totals', { totals: counts.totals }) : null,
    counts.orders === null ? null : t('look.orders', { orders: counts.orders }),
  ];
  return (
    <Note tone={errors > 0 ? 'warn' : 'ok'}>
      <strong>{fileName}</strong>
      <div>{place.filter(Boolean).join(' · ')}</div>
      <div>{found.filter(Boolean).join(' · ')}</div>
    </Note>
  );
}

function RunBar({ analysis, draft, isStale, onRun }: Omit<FindingsProps, 'onDraft'>) {
  const { t } = useTranslation('imports');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const open = analysis.questions.filter(isOpenQuestion).length;
  const start = async (isDryRun: boolean) => {
    setBusy(true);
    setError(null);
    try {
      const { jobId } = await client.imports.start({
        uploadId: draft.uploadId,
        request: draft.request,
        isDryRun,
      });
      onRun(jobId);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  const isWaiting = open > 0 || isStale || isBusy;
  return (
    <div className="mw-row">
      <Button
        tone="primary"
        disabled={isWaiting || analysis.counts.valid === 0}
        onClick={() => void start(false)}
      >
        {t('look.run', { count: analysis.counts.valid })}
      </Button>
      <Button disabled={isWaiting} onClick={() => void start(true)}>
        {t('look.dryRun')}
      </Button>
      {open > 0 ? <span className="mw-muted">{t('look.stillOpen', { count: open })}</span> : null}
      {error === null ? null : <ErrorPanel error={error} />}
    </div>
  );
}
