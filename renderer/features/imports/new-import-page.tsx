import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { Page } from '#renderer/components/layout/page.tsx';
import { StageBar } from '#renderer/components/record/stage-bar.tsx';
import { pageMemory } from '#renderer/lib/page-memory.ts';
import { useMay } from '#renderer/lib/session.ts';
import { usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { FileStep } from './file-step.tsx';
import './imports.css';
import { asKind, type LedgerDraft } from './ledger-draft.ts';
import { LookStep } from './look-step.tsx';
import { RunStep } from './run-step.tsx';

const STEPS = ['file', 'look', 'result'] as const;
const route = getRouteApi('/shell/imports/new');

interface KeptImport {
  kind: ImportKind;
  draft: LedgerDraft | null;
  jobId: string | null;
}

/** A ledger from the file to the result: choose it, check what it says, run. */
export function NewImportPage() {
  const { t } = useTranslation('imports');
  useTabTitle(t('new'));
  const search = route.useSearch();
  const mayOrders = useMay('orders.write');
  const first = search.kind ?? (mayOrders ? 'market-records' : 'service-cases');
  // A look at another tab does not end an import, nor the answers that were given.
  const kept = pageMemory<KeptImport>(usePagePath(), 'import', () => ({
    kind: first,
    draft: null,
    jobId: null,
  }));
  const [kind, setKind] = useState<ImportKind>(kept.kind);
  const [draft, setDraft] = useState<LedgerDraft | null>(kept.draft);
  const [jobId, setJobId] = useState<string | null>(kept.jobId);
  useEffect(() => void Object.assign(kept, { kind, draft, jobId }), [kept, kind, draft, jobId]);
  const begin = (chosen: ImportKind) => {
    setKind(chosen);
    setDraft((current) => current && asKind(current, chosen));
  };
  return (
    <Page label={t('new')}>
      <div className="mw-import">
        <StageBar
          label={t('step.label')}
          current={jobId !== null && draft ? 'result' : draft ? 'look' : 'file'}
          stages={STEPS.map((id, at) => ({ id, word: `${at + 1} ${t(`step.${id}`)}` }))}
        />
        {jobId !== null && draft ? (
          <RunStep
            jobId={jobId}
            kind={kind}
            draft={draft}
            onRun={setJobId}
            onBack={() => setJobId(null)}
            onOver={() => Object.assign(kept, { draft: null, jobId: null })}
            onAgain={() => {
              setJobId(null);
              setDraft(null);
            }}
          />
        ) : draft ? (
          <LookStep
            draft={draft}
            onDraft={setDraft}
            onKind={begin}
            onOther={() => setDraft(null)}
            onRun={setJobId}
          />
        ) : (
          <FileStep kind={kind} onKind={begin} onDraft={setDraft} />
        )}
      </div>
    </Page>
  );
}
