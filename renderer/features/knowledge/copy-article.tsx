import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ArticleRow, articleCreate } from '#contract/knowledge/knowledge.contract.ts';
import { CopyInto } from '#renderer/components/form/copy-into.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';

/** A new draft with this article's text under another title, for a fault much like it. */
export function CopyArticle({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { title, symptom, cause, remedy, productIds, parts, faultCodes } = row;
  const copied = { symptom, cause, remedy, productIds, parts, faultCodes };
  return (
    <CopyInto
      dialog={(close) => (
        <FormDialog
          title={t('new')}
          form="knowledge"
          recordId={`copy ${row.id}`}
          schema={articleCreate}
          initialValues={{ title }}
          fields={[{ kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 }]}
          onSave={async (input) => {
            const made = await client.knowledge.create(articleCreate.parse({ ...copied, ...input }));
            await queries.invalidateQueries({ queryKey: orpc.knowledge.key() });
            void navigate({ to: '/knowledge/$id', params: { id: made.articleId } });
          }}
          onClose={close}
        />
      )}
    />
  );
}
