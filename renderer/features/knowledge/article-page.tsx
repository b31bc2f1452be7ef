import { textOf, typedList } from '#renderer/lib/typed-words.ts';
import './knowledge.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { requiredText } from '#contract/kit/values.ts';
import {
  type ArticleDetail,
  type ArticleRow,
  articleUpdate,
} from '#contract/knowledge/knowledge.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { ArticleHead, Steps as ArticleSteps, ArticleText } from './article-panel.tsx';
import { CopyArticle } from './copy-article.tsx';

const route = getRouteApi('/shell/knowledge/$id');

/** One article: written as a draft, read over, published, revised. */
export function ArticlePage() {
  const { id } = route.useParams();
  const { t } = useTranslation('knowledge');
  const found = useQuery(orpc.knowledge.get.queryOptions({ input: { id } }));
  const mayWrite = useMay('cases.write');
  useTabTitle(found.data?.no);
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  const [row] = found.data?.revisions ?? [];
  if (!found.data || !row) return null;
  const side = (
    <>
      <ArticleHead row={row} />
      <LinkedRecords kind="knowledge" id={id} />
      <ArticleSteps rows={found.data.steps} />
    </>
  );
  return (
    <Page label={t('detail')}>
      <FormWithSide title={`${row.no} ${row.title}`} side={side} sideLabel={t('detail')}>
        {row.state === 'draft' && mayWrite ? (
          <ArticleForm key={row.id} row={row} />
        ) : (
          <ArticleText row={row} />
        )}
        <div className="mw-row wrap">
          <Steps row={row} />
          {mayWrite ? <CopyArticle row={row} /> : null}
        </div>
      </FormWithSide>
    </Page>
  );
}

function useArticleChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: () => Promise<ArticleDetail>) => change(),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.knowledge.key() }),
  });
}

const formSchema = articleUpdate
  .omit({ id: true, version: true, productIds: true, parts: true, faultCodes: true })
  .extend({ partsText: z.string().optional(), faultCode: z.string().nullable().optional() });

function ArticleForm({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  const codes = useCodes();
  const change = useArticleChange();
  return (
    <RecordForm
      form="knowledge"
      recordId={row.id}
      version={row.version}
      label={row.no}
      schema={formSchema}
      columns={2}
      initialValues={{ ...row, partsText: row.parts.join(', '), faultCode: row.faultCodes[0] ?? null }}
      sections={[
        {
          fields: [
            { kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 },
            { kind: 'choice', name: 'faultCode', label: t('field.faults'), choices: codes.options('fault') },
            { kind: 'text', name: 'partsText', label: t('field.parts'), hint: t('partsHint') },
            { kind: 'textarea', name: 'symptom', label: t('field.symptom'), span: 2 },
            { kind: 'textarea', name: 'cause', label: t('field.cause'), span: 2 },
            { kind: 'textarea', name: 'remedy', label: t('field.remedy'), span: 2 },
          ],
        },
      ]}
      onSave={async ({ partsText, faultCode, ...input }) => {
        const rest = row.faultCodes.slice(1);
        const faultCodes = typeof faultCode === 'string' ? [faultCode, ...rest] : rest;
        const given = { ...input, parts: typedList(partsText), faultCodes, id: row.id, version: row.version };
        await change.mutateAsync(() => client.knowledge.update(articleUpdate.parse(given)));
      }}
    />
  );
}

function Steps({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  const mayWrite = useMay('cases.write');
  const mayPublish = useMay('service.manage');
  const change = useArticleChange();
  const [asking, setAsking] = useState<'return' | 'withdraw' | null>(null);
  const input = { id: row.id, version: row.version };
  const run = (step: () => Promise<ArticleDetail>) => change.mutate(step);
  return (
    <div className="mw-row wrap">
      {change.error ? <ErrorPanel error={change.error} /> : null}
      {row.state === 'draft' && mayWrite ? (
        <Button tone="primary" onClick={() => run(() => client.knowledge.submit(input))}>
          {t('act.submit')}
        </Button>
      ) : null}
      {row.state === 'review' && mayPublish ? (
        <>
          <Button tone="primary" onClick={() => run(() => client.knowledge.publish(input))}>
            {t('act.publish')}
          </Button>
          <Button onClick={() => setAsking('return')}>{t('act.return')}</Button>
        </>
      ) : null}
      {row.state === 'review' && !mayPublish ? <span className="mw-muted">{t('waiting')}</span> : null}
      {['published', 'withdrawn'].includes(row.state) && mayWrite ? (
        <Button onClick={() => run(() => client.knowledge.revise({ id: row.articleId }))}>
          {t('act.revise')}
        </Button>
      ) : null}
      {row.state === 'published' && mayPublish ? (
        <Button onClick={() => setAsking('withdraw')}>{t('act.withdraw')}</Button>
      ) : null}
      {asking ? (
        <FormDialog
          title={t(`act.${asking}`)}
          form={`knowledge-${asking}`}
          recordId={row.id}
          schema={z.object({ reason: requiredText })}
          fields={[{ kind: 'text', name: 'reason', label: t('reason'), isRequired: true, span: 2 }]}
          onSave={async ({ reason }) => {
            const given = { ...input, reason: textOf(reason) };
            await change.mutateAsync(() => client.knowledge[asking](given));
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}
