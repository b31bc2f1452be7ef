import './service-cases.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useMay } from '#renderer/lib/session.ts';
import { type TypedCase, useKnownSolutions } from './use-typed-text.ts';

/** How the same was solved before: articles first, then cases by likeness. */
export function KnownSolutions({ typed, caseId }: { typed: TypedCase; caseId?: string }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const { similar, articles } = useKnownSolutions(typed);
  return (
    <>
      <h2>{t('article.title', { count: articles.length })}</h2>
      {articles.length === 0 ? <span className="mw-muted">{t('article.none')}</span> : null}
      <ul className="mw-similar">
        {articles.map((one) => (
          <li key={one.articleId}>
            <Link to="/knowledge/$id" params={{ id: one.articleId }}>
              {one.title}
            </Link>
            <div className="mw-meta">{one.remedy}</div>
            <div className="mw-row between mw-muted mw-meta">
              {`${one.no} · ${t('article.uses', { count: one.uses })}`}
              {caseId ? <Helped articleId={one.articleId} caseId={caseId} /> : null}
            </div>
          </li>
        ))}
      </ul>
      <h2>{t('section.similar', { count: similar.length })}</h2>
      <ul className="mw-similar" aria-live="polite">
        {similar.map((one) => (
          <li key={one.id}>
            <Link to="/service-cases/$id" params={{ id: one.id }}>
              {one.title}
            </Link>
            <div className="mw-muted mw-meta">
              {[
                one.no,
                one.part,
                codes.word('cause', one.causeCode),
                codes.word('remedy', one.remedyCode),
                one.isSameUnit ? t('similar.sameUnit') : '',
                one.isRepeat ? t('repeat') : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Helped({ articleId, caseId }: { articleId: string; caseId: string }) {
  const { t } = useTranslation('service-cases');
  const queries = useQueryClient();
  const canWrite = useMay('cases.write');
  const use = useMutation({
    mutationFn: () => client.knowledge.use({ articleId, caseId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.knowledge.key() }),
  });
  if (!canWrite) return null;
  return (
    <Button tone="quiet" busy={use.isPending} disabled={use.isSuccess} onClick={() => use.mutate()}>
      {use.isSuccess ? t('article.thanks') : t('article.helped')}
    </Button>
  );
}
