import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type ArticleRow, articleUpdate } from '#contract/knowledge/knowledge.contract.ts';
import type { FieldDefinition, FormValues } from '#renderer/components/form/form-types.ts';
import { ManyField } from '#renderer/components/form/many-field.tsx';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { client } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { pickProduct } from '#renderer/lib/pickers.ts';
import { typedList } from '#renderer/lib/typed-words.ts';
import { ProductsField } from './products-field.tsx';
import { useArticleChange } from './use-article-change.ts';

const formSchema = articleUpdate
  .omit({ id: true, version: true, parts: true })
  .extend({ partsText: z.string().optional() });

/** Faults and products an article is offered for; `named` gives the names of the products it has. */
export function useLinkFields(named: Pick<ArticleRow, 'productIds' | 'products'> | null): FieldDefinition[] {
  const { t } = useTranslation('knowledge');
  const faults = useCodes().options('fault');
  const products = (named?.productIds ?? []).map((value, i) => ({
    value,
    word: named?.products[i] ?? value,
  }));
  return [
    {
      kind: 'custom',
      name: 'faultCodes',
      label: t('field.faults'),
      items: { labelOf: (code) => faults.find(({ value }) => value === code)?.word },
      render: (field) => (
        <ManyField
          name="faultCodes"
          label={t('field.faults')}
          hint={t('manyHint')}
          choices={faults}
          {...field}
        />
      ),
    },
    {
      kind: 'custom',
      name: 'productIds',
      label: t('field.products'),
      items: { load: pickProduct },
      render: (field) => (
        <ProductsField
          name="productIds"
          label={t('field.products')}
          hint={t('manyHint')}
          named={products}
          {...field}
        />
      ),
    },
  ];
}

/** The draft of an article; handing it in saves what is typed in the same act. */
export function ArticleForm({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  const change = useArticleChange();
  const links = useLinkFields(row);
  const given = ({ partsText, ...input }: FormValues) =>
    articleUpdate.parse({ ...input, parts: typedList(partsText), id: row.id, version: row.version });
  return (
    <RecordForm
      form="knowledge"
      recordId={row.id}
      version={row.version}
      label={row.no}
      schema={formSchema}
      columns={2}
      initialValues={{ ...row, partsText: row.parts.join('; ') }}
      sections={[
        {
          fields: [
            { kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 },
            ...links,
            { kind: 'text', name: 'partsText', label: t('field.parts'), hint: t('partsHint'), span: 2 },
            { kind: 'textarea', name: 'symptom', label: t('field.symptom'), span: 2 },
            { kind: 'textarea', name: 'cause', label: t('field.cause'), span: 2 },
            { kind: 'textarea', name: 'remedy', label: t('field.remedy'), span: 2 },
          ],
        },
      ]}
      onSave={async (input) => {
        await change.mutateAsync(() => client.knowledge.update(given(input)));
      }}
      step={{
        word: t('act.submit'),
        onSave: async (input) => {
          await change.mutateAsync(() => client.knowledge.submit(given(input)));
        },
      }}
    />
  );
}
