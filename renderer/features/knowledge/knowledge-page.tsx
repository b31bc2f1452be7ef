import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ARTICLE_STATES, type ArticleRow, articleCreate } from '#contract/knowledge/knowledge.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useLinkFields } from './article-form.tsx';
import { ArticlePanel } from './article-panel.tsx';
import { ARTICLE_TONES } from './article-words.ts';

const route = getRouteApi('/shell/knowledge');
const SOURCE = { path: ['knowledge', 'list'], list: client.knowledge.list };

function useArticleColumns(): GridColumn<ArticleRow>[] {
  const { t } = useTranslation('knowledge');
  const codes = useCodes();
  const join = useJoin();
  return useMemo(
    () => [
      { id: 'no', header: t('field.no'), width: 104, kind: 'code', value: (row) => row.no },
      { id: 'title', header: t('field.title'), width: 260, kind: 'text', value: (row) => row.title },
      {
        id: 'state',
        header: t('field.state'),
        width: 150,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`state.${row.state}`),
        cell: (row) => (
          <StateBadge
            tone={ARTICLE_TONES[row.state]}
            word={[t(`state.${row.state}`), row.inWork ? t(`next.${row.inWork}`) : '']
              .filter(Boolean)
              .join(' · ')}
          />
        ),
        options: ARTICLE_STATES.map((value) => ({ value, word: t(`state.${value}`) })),
      },
      {
        id: 'faultCodes',
        header: t('field.faults'),
        width: 130,
        kind: 'text',
        value: (row) => join.list(row.faultCodes.map((code) => codes.word('fault', code))),
        sortable: false,
        filter: false,
      },
      {
        id: 'parts',
        header: t('field.parts'),
        width: 150,
        kind: 'text',
        value: (row) => join.list(row.parts),
        sortable: false,
        filter: false,
      },
      { id: 'uses', header: t('field.uses'), width: 70, kind: 'number', value: (row) => row.uses },
      { id: 'author', header: t('field.author'), width: 80, kind: 'text', value: (row) => row.author },
      {
        id: 'publishedAt',
        header: t('field.publishedAt'),
        width: 130,
        kind: 'instant',
        value: (row) => row.publishedAt,
      },
      { id: 'caseNo', header: t('field.case'), width: 104, kind: 'code', value: (row) => row.caseNo },
    ],
    [t, codes, join],
  );
}

/** What was learned from cases: published, in review, in draft. */
export function KnowledgePage() {
  const { t } = useTranslation('knowledge');
  const navigate = useNavigate();
  const mayWrite = useMay('cases.write');
  const [isNew, setNew] = useState(false);
  return (
    <>
      <RecordListPage
        id="knowledge"
        words={{
          title: t('title'),
          tools: t('tools'),
          find: t('find'),
          create: t('new'),
          detail: t('detail'),
          emptyTitle: t('emptyTitle'),
          emptyText: t('emptyText'),
        }}
        columns={useArticleColumns()}
        source={SOURCE}
        search={route.useSearch()}
        rowKey={(row) => row.articleId}
        onCreate={mayWrite ? () => setNew(true) : undefined}
        onOpen={(row) => void navigate({ to: '/knowledge/$id', params: { id: row.articleId } })}
        panel={(id) => <ArticlePanel articleId={id} />}
        tools={() =>
          mayWrite ? (
            <Button onClick={() => void navigate({ to: '/knowledge/coding' })}>{t('coding.open')}</Button>
          ) : null
        }
      />
      {isNew ? <NewArticle onClose={() => setNew(false)} /> : null}
    </>
  );
}

function NewArticle({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('new')}
      form="knowledge"
      schema={articleCreate}
      fields={[
        { kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 },
        ...useLinkFields(null),
      ]}
      onSave={async (input) => {
        const made = await client.knowledge.create(articleCreate.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.knowledge.key() });
        void navigate({ to: '/knowledge/$id', params: { id: made.articleId } });
      }}
      onClose={onClose}
    />
  );
}
