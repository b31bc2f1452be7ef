import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { Page } from '#renderer/components/layout/page.tsx';
import { StageBar } from '#renderer/components/record/stage-bar.tsx';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { FileStep } from './file-step.tsx';
import './imports.css';
import type { LedgerDraft } from './ledger-draft.ts';
import { LookStep } from './look-step.tsx';
import { RunStep } from './run-step.tsx';

const STEPS = ['file', 'look', 'result'] as const;
const route = getRouteApi('/shell/imports/new');

/** A ledger from the file to the result: choose it, check what it says, run. */
export function NewImportPage() {
  const { t } = useTranslation('imports');
  useTabTitle(t('new'));
  const search = route.useSearch();
  const mayOrders = useMay('orders.write');
  const [kind, setKind] = useState<ImportKind>(
    search.kind ?? (mayOrders ? 'market-records' : 'service-cases'),
  );
  const [draft, setDraft] = useState<LedgerDraft | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const begin = (chosen: ImportKind) => {
    setKind(chosen);
    setDraft((current) => current && { ...current, request: { kind: chosen } });
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
