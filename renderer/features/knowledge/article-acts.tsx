import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDetail, ArticleRow } from '#contract/knowledge/knowledge.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useArticleChange } from './use-article-change.ts';

interface ArticleActsProps {
  row: ArticleRow;
  /** The next revision was begun. */
  onRevised: (seq: number) => void;
}

/** Where the revision may go from here; a draft is handed in from its form. */
export function ArticleActs({ row, onRevised }: ArticleActsProps) {
  const { t } = useTranslation('knowledge');
  const mayWrite = useMay('cases.write');
  const mayPublish = useMay('service.manage');
  const change = useArticleChange();
  const [asking, setAsking] = useState<'return' | 'withdraw' | null>(null);
  const input = { id: row.id, version: row.version };
  const run = (step: () => Promise<ArticleDetail>) => change.mutate(step);
  const revise = async () => {
    const made = await client.knowledge.revise({ id: row.articleId });
    onRevised(made.revisions[0]?.seq ?? row.seq);
    return made;
  };
  return (
    <div className="mw-row wrap">
      {change.error && !asking ? <ErrorPanel error={change.error} /> : null}
      {row.state === 'review' && mayPublish ? (
        <>
          <Button tone="primary" onClick={() => run(() => client.knowledge.publish(input))}>
            {t('act.publish')}
          </Button>
          <Button onClick={() => setAsking('return')}>{t('act.return')}</Button>
        </>
      ) : null}
      {row.state === 'review' && !mayPublish ? <span className="mw-muted">{t('waiting')}</span> : null}
      {['published', 'withdrawn'].includes(row.state) && row.inWork === null && mayWrite ? (
        <Button onClick={() => run(revise)}>{t('act.revise')}</Button>
      ) : null}
      {row.state === 'published' && mayPublish ? (
        <Button onClick={() => setAsking('withdraw')}>{t('act.withdraw')}</Button>
      ) : null}
      {asking ? (
        <ReasonDialog
          title={t(`act.${asking}`)}
          label={t('reason')}
          act={t(`act.${asking}`)}
          tone={asking === 'return' ? 'primary' : 'danger'}
          call={change}
          onGive={(reason) =>
            change.mutate(() => client.knowledge[asking]({ ...input, reason }), {
              onSuccess: () => setAsking(null),
            })
          }
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}
