import './knowledge.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ArticleDetail, ArticleRow } from '#contract/knowledge/knowledge.contract.ts';
import { revisionInWork, revisionShown } from '#contract/knowledge/revision-in-force.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { ArticleActs } from './article-acts.tsx';
import { ArticleForm } from './article-form.tsx';
import { ArticleHead, ArticleText, Steps } from './article-panel.tsx';
import { CopyArticle } from './copy-article.tsx';

const route = getRouteApi('/shell/knowledge/$id');

/** One article: what is in force is read, the next revision is written beside it, older ones stay readable. */
export function ArticlePage() {
  const { id } = route.useParams();
  const { revision } = route.useSearch();
  const navigate = useNavigate();
  const { t } = useTranslation('knowledge');
  const found = useQuery(orpc.knowledge.get.queryOptions({ input: { id } }));
  const mayWrite = useMay('cases.write');
  useTabTitle(found.data?.no);
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  const revisions = found.data?.revisions ?? [];
  const row = revisionShown(revisions, revision);
  if (!found.data || !row) return null;
  const show = (seq: number) =>
    void navigate({ to: '/knowledge/$id', params: { id }, search: { revision: seq }, replace: true });
  const side = (
    <>
      <ArticleHead row={row} />
      <LinkedRecords kind="knowledge" id={id} />
      <Steps rows={found.data.steps} />
    </>
  );
  return (
    <Page label={t('detail')}>
      <FormWithSide title={`${row.no} ${row.title}`} side={side} sideLabel={t('detail')}>
        <Revisions revisions={revisions} shown={row} onShow={show} />
        {row.state === 'draft' && mayWrite ? (
          <ArticleForm key={row.id} row={row} />
        ) : (
          <ArticleText row={row} />
        )}
        <div className="mw-row wrap">
          <ArticleActs row={row} onRevised={show} />
          {mayWrite ? <CopyArticle row={row} /> : null}
        </div>
      </FormWithSide>
    </Page>
  );
}

interface RevisionsProps {
  revisions: ArticleDetail['revisions'];
  shown: ArticleRow;
  onShow: (seq: number) => void;
}

/** Every revision one click away; beside the one in force it says that the next is in work. */
function Revisions({ revisions, shown, onShow }: RevisionsProps) {
  const { t } = useTranslation('knowledge');
  const next = revisionInWork(revisions);
  if (revisions.length < 2) return null;
  return (
    <>
      <Segments
        label={t('revisions')}
        value={String(shown.seq)}
        options={revisions.map((one) => ({
          value: String(one.seq),
          word: `${t('revision', { seq: one.seq })} ${t(`state.${one.state}`)}`,
        }))}
        onChange={(seq) => onShow(Number(seq))}
      />
      {next && next !== shown ? (
        <Note tone="warn">
          {t(`inWork.${next.state === 'review' ? 'review' : 'draft'}`, { seq: next.seq })}{' '}
          <Button onClick={() => onShow(next.seq)}>{t('showNext', { seq: next.seq })}</Button>
        </Note>
      ) : null}
    </>
  );
}
