import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QUESTION_KINDS } from '#contract/imports/analysis.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { client } from '#renderer/lib/client.ts';
import { downloadRejected } from './download-workbook.ts';
import { useProblemWord } from './import-words.ts';
import type { LedgerDraft } from './ledger-draft.ts';
import { OutcomeCounts } from './outcome-counts.tsx';
import { useReadingWord } from './reading-words.ts';
import { ShareChoices } from './remembered-choices.tsx';
import type { RowSource } from './row-list.tsx';
import { UndoButton } from './undo-dialog.tsx';

const LISTS = {
  'market-records': '/market-records',
  orders: '/orders',
  units: '/units',
  'service-cases': '/service-cases',
  parties: '/parties',
  contacts: '/contacts',
  sites: '/sites',
  products: '/products',
} as const;

interface RunResultProps {
  result: ImportResult;
  kind: ImportKind;
  draft: LedgerDraft;
  /** When the result came, UTC ms: what is changed after that is a conflict for the run. */
  finishedAt: number | null;
  onBack: () => void;
  onAgain: () => void;
  onRun: (jobId: string) => void;
}

function sourceOf({ batch }: ImportResult, { uploadId, request }: LedgerDraft): RowSource {
  return batch === null ? { uploadId, request } : { batchId: batch };
}

/** What became of every row, what was taken without an answer, and the way back. */
export function RunResult(props: RunResultProps) {
  const { result, draft } = props;
  const { t } = useTranslation('imports');
  return (
    <section aria-label={t('result.title')}>
      <h2>{result.isDryRun ? t('result.dryTitle') : t('result.title')}</h2>
      <OutcomeCounts counts={result} source={sourceOf(result, draft)} />
      {result.no === null ? null : <p>{t('result.batch', { no: result.no })}</p>}
      <Acts {...props} />
      {result.mapping === null ? null : <ShareChoices mapping={result.mapping} />}
      <Assumed assumed={result.assumed} />
      <Problems problems={result.problems} />
    </section>
  );
}

function Acts({ result, kind, draft, finishedAt, onBack, onAgain, onRun }: RunResultProps) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const { batch, no } = result;
  const open = () =>
    void navigate({
      to: LISTS[kind],
      search: { filters: [{ column: 'importBatchId', op: 'eq', value: batch ?? '' }] },
    });
  const run = async () => {
    const { jobId } = await client.imports.start({
      uploadId: draft.uploadId,
      request: draft.request,
      ...(finishedAt === null ? {} : { seenAt: finishedAt }),
    });
    onRun(jobId);
  };
  if (batch === null || no === null)
    return (
      <div className="mw-row">
        <Button tone="primary" disabled={result.new + result.updated === 0} onClick={() => void run()}>
          {t('result.run')}
        </Button>
        <Button onClick={onBack}>{t('result.back')}</Button>
      </div>
    );
  return (
    <div className="mw-row">
      <Button tone="primary" onClick={open}>
        {t('result.open')}
      </Button>
      {result.error > 0 ? (
        <Button onClick={() => void downloadRejected(batch)}>{t('result.rejected')}</Button>
      ) : null}
      <Button onClick={onAgain}>{t('result.again')}</Button>
      {result.new + result.updated > 0 ? (
        <UndoButton
          batch={{ id: batch, no }}
          onDone={() => void navigate({ to: '/imports', search: { id: batch } })}
        />
      ) : null}
    </div>
  );
}

function Assumed({ assumed }: Pick<ImportResult, 'assumed'>) {
  const { t } = useTranslation('imports');
  const readingWord = useReadingWord();
  if (assumed.length === 0) return null;
  return (
    <>
      <h3>{t('result.assumed')}</h3>
      <ul>
        {assumed.map(({ question, reading }) => {
          const kind = QUESTION_KINDS.find((known) => known === question.split(':')[0]);
          return kind && kind !== 'missing' ? (
            <li key={question}>{`${t(`question.${kind}.what`)} ${readingWord(kind, reading)}`}</li>
          ) : null;
        })}
      </ul>
    </>
  );
}

function Problems({ problems }: Pick<ImportResult, 'problems'>) {
  const { t } = useTranslation('imports');
  const problemWord = useProblemWord();
  if (problems.length === 0) return null;
  return (
    <>
      <h3>{t('result.problems', { count: problems.length })}</h3>
      <DetailTable
        label={t('result.problems', { count: problems.length })}
        rows={problems}
        rowKey={(one) => `${one.row}/${one.column}/${one.code}`}
        columns={[
          { id: 'row', header: t('preview.row'), width: 60, isNumber: true, cell: (one) => one.row },
          { id: 'code', header: t('preview.problem'), width: 240, cell: (one) => problemWord(one.code) },
          { id: 'text', header: t('column.samples'), cell: (one) => one.text },
        ]}
      />
    </>
  );
}
