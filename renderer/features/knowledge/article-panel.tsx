import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ArticleDetail, ArticleRow } from '#contract/knowledge/knowledge.contract.ts';
import { revisionInForce } from '#contract/knowledge/revision-in-force.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { ARTICLE_TONES } from './article-words.ts';

/** The article beside the list. */
export function ArticlePanel({ articleId }: { articleId: string }) {
  const found = useQuery(orpc.knowledge.get.queryOptions({ input: { id: articleId } }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  const row = revisionInForce(found.data?.revisions ?? []);
  if (!found.data || !row) return null;
  return (
    <>
      <ArticleHead row={row} />
      <ArticleText row={row} />
      <Steps rows={found.data.steps} />
    </>
  );
}

export function ArticleHead({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  const codes = useCodes();
  const join = useJoin();
  return (
    <>
      <div className="mw-row between">
        <h1>{row.title}</h1>
        <StateBadge tone={ARTICLE_TONES[row.state]} word={t(`state.${row.state}`)} />
      </div>
      {row.inWork ? <Note>{t(`inWork.${row.inWork}`, { seq: row.seq + 1 })}</Note> : null}
      {row.note ? <Note tone="warn">{row.note}</Note> : null}
      <KeyValues
        items={[
          { label: t('field.no'), value: `${row.no} · ${t('revision', { seq: row.seq })}` },
          {
            label: t('field.faults'),
            value: join.list(row.faultCodes.map((code) => codes.word('fault', code))),
          },
          { label: t('field.parts'), value: join.list(row.parts) },
          { label: t('field.products'), value: join.list(row.products) },
          {
            label: t('field.case'),
            value: row.caseId ? (
              <Link to="/service-cases/$id" params={{ id: row.caseId }}>
                {row.caseNo}
              </Link>
            ) : null,
          },
          { label: t('field.uses'), value: row.uses },
        ]}
      />
    </>
  );
}

export function ArticleText({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      <h2>{t('field.symptom')}</h2>
      <div className="mw-text-kept">{row.symptom || '—'}</div>
      <h2>{t('field.cause')}</h2>
      <div className="mw-text-kept">{row.cause || '—'}</div>
      <h2>{t('field.remedy')}</h2>
      <div className="mw-text-kept">{row.remedy || '—'}</div>
    </>
  );
}

/** Written, handed in, returned, published, superseded: who and when. */
export function Steps({ rows }: { rows: ArticleDetail['steps'] }) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      <h2>{t('revisions')}</h2>
      <Timeline
        label={t('revisions')}
        entries={rows.map((row) => ({
          id: row.id,
          when: formatInstant(row.at),
          text: [t('revision', { seq: row.seq }), t(`step.${row.toState}`), row.byName, row.reason]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </>
  );
}
